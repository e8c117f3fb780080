"""The fixtures of verification's own tests."""

from tests.verification.actions.conftest import room, zhao
from tests.verification.web.conftest import app, client, service

__all__ = ["app", "client", "room", "service", "zhao"]
