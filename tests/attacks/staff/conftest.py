"""The fixtures of the staff service's own tests."""

from tests.staff.conftest import room

__all__ = ["room"]
