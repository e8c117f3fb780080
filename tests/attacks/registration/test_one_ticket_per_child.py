"""A family that wants two tickets: one child under two documents, or bound to itself."""

import pytest

from services.registration.actions.correct_application import correct_application
from services.registration.actions.count_bound_pairs import count_bound_pairs
from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.roster.entries import DrawScope
from shared.errors import InvalidInput
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_submission, another_child
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit

DRAW = DrawToFreeze(UNIT, "TEST-140123-2023-XX-01", "2023", DrawScope(((("P01", "ALL"), 2), (("P02", "ALL"), 2))))


@pytest.mark.parametrize("id_type", ["B", "H", "I"])
async def test_one_number_under_two_documents_is_one_child(tools: Tools, visit: Visit, id_type: str) -> None:
    numbers = []
    for place, kind in enumerate(("1", id_type)):
        typed = a_submission(id_type=kind)
        done = await submit_application(tools, visit, typed, idempotency_key=f"try-{place}")
        numbers.append(done.application_number)
        await found(tools, done.application_number, "proven")
    assert await states(tools) == {numbers[0]: "proven", numbers[1]: "duplicate"}
    assert (await freeze_draw(tools, DRAW, acting=acting_at(NOW))).children == 1


async def test_fifty_submissions_for_one_child_give_one_line_on_the_roster(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    strangers = [await new_visit(f"1370000000{place}") for place in range(6)]
    for place in range(50):
        family = (visit, *strangers)[place % 7]
        await submit_application(tools, family, a_submission(), idempotency_key=f"again-{place}")
    assert (await freeze_draw(tools, DRAW, acting=acting_at(NOW))).children == 1


async def test_an_application_cannot_be_bound_to_itself(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    itself = a_submission(together_with=number, **another_child(0))
    with pytest.raises(InvalidInput) as refused:
        await correct_application(tools, visit, itself, number=number, version=1)
    assert [problem.code for problem in refused.value.problems] == ["SIBLING_UNKNOWN"]
    assert await count_bound_pairs(tools, UNIT) == {}


async def test_nobody_is_bound_to_another_familys_child(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    number = await submitted(tools, visit)
    with pytest.raises(InvalidInput):
        await submitted(tools, await new_visit("13700000009"), 1, together_with=number)


async def test_the_lock_out_of_a_child_by_a_proof_that_is_taken_back(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    """One parent is proven first and withdraws before the freeze; the other, proven too, is not left out."""
    father = await new_visit("13700000002")
    first, second = await submitted(tools, visit), await submitted(tools, father)
    for number in (first, second):
        await found(tools, number, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")
    await withdraw_application(tools, visit, first)
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    roster = (await read_draw_file(tools, UNIT, DRAW.draw_id, "roster.csv")).content.decode()
    register = (await read_draw_file(tools, UNIT, DRAW.draw_id, "register.csv")).content.decode()
    assert f"{second},IN" in register
    assert [line.rsplit(",", 1)[-1] for line in roster.splitlines()[1:]] == ["1"]
