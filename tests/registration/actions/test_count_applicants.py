"""What a family is shown of the crowd: counts of living applications, bound pairs once, twins by their day."""

from services.registration.actions.count_applicants import count_applicants
from services.registration.actions.count_bound_pairs import count_bound_pairs
from services.registration.actions.find_twins import find_twins
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from tests.builders.registration import UNIT, a_submission, another_child, citizen_number
from tests.registration.conftest import NewVisit

P01 = ("P01", "ALL")
TWIN = {"name": "林知秋", "id_number": citizen_number(sequence=994)}


async def two_bound_children(tools: Tools, visit: Visit) -> tuple[str, str]:
    """Submit twins with one ticket; return their numbers."""
    first = await submit_application(tools, visit, a_submission("P01"), idempotency_key="first")
    bound = a_submission("P01", together_with=first.application_number, **TWIN)
    second = await submit_application(tools, visit, bound, idempotency_key="second")
    return first.application_number, second.application_number


async def test_children_are_counted_at_every_school_they_name(tools: Tools, visit: Visit) -> None:
    await two_bound_children(tools, visit)
    other = a_submission("P02", "P01", **another_child(3))
    await submit_application(tools, visit, other, idempotency_key="third")
    assert await count_applicants(tools, UNIT) == {P01: 3, ("P02", "ALL"): 1}
    assert await count_bound_pairs(tools, UNIT) == {P01: 1}


async def test_what_was_taken_back_is_not_counted(tools: Tools, visit: Visit) -> None:
    _, second = await two_bound_children(tools, visit)
    await withdraw_application(tools, visit, second)
    assert await count_applicants(tools, UNIT) == {P01: 1}
    assert await count_bound_pairs(tools, UNIT) == {}


async def test_three_bound_children_are_no_pair(tools: Tools, visit: Visit) -> None:
    first, _ = await two_bound_children(tools, visit)
    third = a_submission("P01", together_with=first, name="林知冬", id_number=citizen_number(sequence=996))
    await submit_application(tools, visit, third, idempotency_key="third")
    assert await count_bound_pairs(tools, UNIT) == {P01: None}


async def test_twins_are_found_by_their_day_in_this_family_alone(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    first, second = await two_bound_children(tools, visit)
    await submit_application(tools, visit, a_submission(**another_child(3)), idempotency_key="third")
    found = await find_twins(tools, visit, born="20170312", apart_from=first)
    assert [(twin.application_number, twin.name, twin.choices) for twin in found] == [(second, "林知秋", (P01,))]
    stranger = await new_visit("13700990009")
    assert await find_twins(tools, stranger, born="20170312", apart_from=None) == ()
