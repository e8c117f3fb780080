"""plan.csv: how many places each school of a draw has, and where they go (docs/spec/draw.md, section 9)."""

from collections import defaultdict

from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.unit import SchoolPlan, Unit


def plan_csv(scope: DrawScope, unit: Unit) -> bytes:
    """Return plan.csv with plan = direct + in_draws + held_back, ascending by school.

    Of a school whose approved plan was loaded it says that; of any other that all its places of this draw are drawn,
    nothing given directly or held back. An approval number that the unit did not give stays empty.
    """
    drawn: dict[str, int] = defaultdict(int)
    for (school, _), seats in scope.seats:
        drawn[school] += seats
    plans = {plan.school: plan for plan in unit.plans}
    approved = {school.school_code: school.approval_no for school in unit.schools}
    lines = (
        _line(plans.get(school, SchoolPlan(school, seats)), approved.get(school, ""))
        for school, seats in sorted(drawn.items())
    )
    return b"school,approval_no,plan,direct,in_draws,held_back,ground\n" + b"".join(lines)


def _line(plan: SchoolPlan, approval_no: str) -> bytes:
    in_draws = plan.plan - plan.direct - plan.held_back
    return f"{plan.school},{approval_no},{plan.plan},{plan.direct},{in_draws},{plan.held_back},{plan.ground}\n".encode()
