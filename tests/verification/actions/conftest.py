"""A desk with one case that needs a person, and the clerks who may look at it."""

import pytest

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.store.clerks import Clerk
from services.verification.store.vault import Vault
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_desk import RING


@pytest.fixture
def room(verification_db: Database) -> CaseRoom:
    """The room over this test's database."""
    return CaseRoom(verification_db, Vault(RING), new_id)


def clerk(name: str, scope: str = UNIT) -> Clerk:
    """A clerk who is not written anywhere."""
    return Clerk(new_id(), name, name, scope)


@pytest.fixture
def zhao(room: CaseRoom) -> Sitting:
    """赵晓云 at work."""
    return Sitting(room, clerk("赵晓云"), NOW)


@pytest.fixture
def liu(room: CaseRoom) -> Sitting:
    """刘建平 at work."""
    return Sitting(room, clerk("刘建平"), NOW)


@pytest.fixture
def stranger(room: CaseRoom) -> Sitting:
    """A clerk of another county."""
    return Sitting(room, clerk("外县的人", "140105"), NOW)
