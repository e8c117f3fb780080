"""A stranger who claims another family's child, many times, to stand in front of the parents."""

import pytest

from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.list_duplicates import list_duplicates
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.settle_duplicate import Settled, settle_duplicate
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.application import State
from services.registration.domain.errors import StateForbids, TooManyApplications
from services.registration.domain.roster.entries import RegisterState
from services.registration.domain.roster.register import register_states
from tests.attacks.registration.test_one_ticket_per_child import DRAW
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_submission
from tests.builders.registration_roster import SCOPE, an_entry
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit


async def claim(tools: Tools, visit: Visit, place: int = 0) -> str:
    done = await submit_application(tools, visit, a_submission(), idempotency_key=f"claim-{place}")
    return done.application_number


async def test_one_phone_has_eight_applications_and_no_more(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    numbers = [await claim(tools, visit, place) for place in range(8)]
    with pytest.raises(TooManyApplications, match="0351-5550199") as refused:
        await claim(tools, visit, 8)
    assert refused.value.code == "TOO_MANY_APPLICATIONS"
    assert await claim(tools, visit, 7) == numbers[7]
    await claim(tools, await new_visit("13700000009"))
    await withdraw_application(tools, visit, numbers[0])
    await claim(tools, visit, 8)


@pytest.mark.parametrize("place", [0, 1])
async def test_a_clerk_sees_it_and_keeps_the_parents_claim(
    tools: Tools, visit: Visit, new_visit: NewVisit, place: int
) -> None:
    both = await claim(tools, visit), await claim(tools, await new_visit("13700000009"))
    lone = await submitted(tools, visit, 7)
    keep, other = both[place], both[1 - place]
    await found(tools, other, "with_family")
    shown = await list_duplicates(tools, UNIT)
    assert [(one.proven, one.duplicates) for one in shown] == [(None, tuple(sorted(both)))]
    assert await settle_duplicate(tools, UNIT, keep, acting=acting_at(NOW)) == Settled(keep, (other,))
    assert await states(tools) == {keep: "claim", other: "merged", lone: "claim"}
    assert await list_duplicates(tools, UNIT) == ()
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    register = (await read_draw_file(tools, UNIT, DRAW.draw_id, "register.csv")).content.decode()
    assert f"{keep},PENDING" in register
    assert f"{other},MERGED" in register


async def test_an_undecided_claim_is_not_kept_beside_a_proven_one(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    parents, stranger = await claim(tools, visit), await claim(tools, await new_visit("13700000009"))
    await found(tools, parents, "proven")
    with pytest.raises(StateForbids):
        await settle_duplicate(tools, UNIT, stranger, acting=acting_at(NOW))
    assert await states(tools) == {parents: "proven", stranger: "claim"}


def test_many_claims_of_one_phone_have_the_place_of_one() -> None:
    """Over many seasons, which differ in their key, eight claims win about as often as the parents' single one."""
    parents = an_entry("2000", state=State.CLAIM, pid="a", account=b"parents")
    claims = [an_entry(str(1000 + n), state=State.CLAIM, pid="a", account=b"stranger") for n in range(8)]
    keys = [number.to_bytes(32) for number in range(400)]
    held = sum(register_states([*claims, parents], SCOPE, key)["2000"] is RegisterState.PENDING for key in keys)
    assert 160 <= held <= 240
