"""The fixtures of the staff service's own tests."""

from tests.staff.conftest import room
from tests.staff.web.conftest import app, client

__all__ = ["app", "client", "room"]
