"""A room over the database of the test."""

import pytest

from services.staff.actions.room import StaffRoom
from shared.database.sessions import Database
from tests.builders.staff import room_over


@pytest.fixture
def room(staff_db: Database) -> StaffRoom:
    """Database, keys and policy of a test."""
    return room_over(staff_db)
