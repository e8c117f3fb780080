"""A desk with one case that needs a person, and the staff who may look at it."""

import pytest

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.store.vault import Vault
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.verification import NOW
from tests.builders.verification_desk import RING
from tests.builders.verification_staff import LIU, QIAN, STRANGER, SUN, ZHAO, ZHOU


@pytest.fixture
def room(verification_db: Database) -> CaseRoom:
    """The room over this test's database."""
    return CaseRoom(verification_db, Vault(RING), new_id)


@pytest.fixture
def zhao(room: CaseRoom) -> Sitting:
    """赵晓云 at work."""
    return Sitting(room, ZHAO, NOW)


@pytest.fixture
def liu(room: CaseRoom) -> Sitting:
    """刘建平 at work."""
    return Sitting(room, LIU, NOW)


@pytest.fixture
def qian(room: CaseRoom) -> Sitting:
    """A supervisor at work."""
    return Sitting(room, QIAN, NOW)


@pytest.fixture
def zhou(room: CaseRoom) -> Sitting:
    """Another supervisor at work."""
    return Sitting(room, ZHOU, NOW)


@pytest.fixture
def sun(room: CaseRoom) -> Sitting:
    """An auditor at work."""
    return Sitting(room, SUN, NOW)


@pytest.fixture
def stranger(room: CaseRoom) -> Sitting:
    """A clerk of another county."""
    return Sitting(room, STRANGER, NOW)
