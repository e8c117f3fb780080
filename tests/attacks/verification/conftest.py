"""The fixtures of verification's own tests."""

from tests.verification.web.conftest import app, client, service

__all__ = ["app", "client", "service"]
