"""The fixtures of verification's own tests."""

from tests.verification.actions.conftest import liu, qian, room, stranger, sun, zhao, zhou
from tests.verification.web.conftest import app, client, service

__all__ = ["app", "client", "liu", "qian", "room", "service", "stranger", "sun", "zhao", "zhou"]
