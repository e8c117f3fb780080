"""A session that somebody found open on a desk, and what it may not be made into."""

from datetime import timedelta

import pytest

from services.staff.actions.identity import Vouched, link_identity, sign_in_vouched
from services.staff.actions.room import StaffRoom
from services.staff.domain.errors import IdentityUnknown, SignInAgain
from tests.builders.staff import NOW, later, person, sitting_of, visit

THIEF = Vouched("https://id.example", "the thief")


async def test_an_old_session_does_not_become_a_way_in_for_good(room: StaffRoom) -> None:
    found = later(sitting_of(room, await person(room)), minutes=11)
    with pytest.raises(SignInAgain):
        await link_identity(found, THIEF)
    with pytest.raises(IdentityUnknown):
        await sign_in_vouched(room, THIEF, visit(NOW + timedelta(minutes=12)))


async def test_whoever_has_just_signed_in_may_link(room: StaffRoom) -> None:
    mine = later(sitting_of(room, await person(room)), minutes=9)
    await link_identity(mine, THIEF)
    assert (await sign_in_vouched(room, THIEF, visit())).way == "identity"
