"""plan.csv: how many places each school of a draw has, and where they go (docs/spec/draw.md, section 9)."""

from collections import defaultdict

from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.unit import Unit


def plan_csv(scope: DrawScope, unit: Unit) -> bytes:
    """Return plan.csv with plan = direct + in_draws + held_back, ascending by school.

    All places of a school of the draw are drawn: nothing is given directly or held back, so there is no ground. An
    approval number that the unit did not give stays empty.
    """
    drawn: dict[str, int] = defaultdict(int)
    for (school, _), seats in scope.seats:
        drawn[school] += seats
    approved = {school.school_code: school.approval_no for school in unit.schools}
    lines = (
        f"{school},{approved.get(school, '')},{seats},0,{seats},0,\n".encode()
        for school, seats in sorted(drawn.items())
    )
    return b"school,approval_no,plan,direct,in_draws,held_back,ground\n" + b"".join(lines)
