"""封存前要看的: what is still open before the freeze, what the clock will do with it, and how it is mended."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from services.registration.actions.list_open_matters import list_open_matters
from services.registration.actions.settle_at_desk import settle_at_desk
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.unit import School, Unit
from services.registration.web.desk_pages.at_desk import AtDesk, at_desk
from services.registration.web.site import our_form
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from shared.web.forms import typed
from shared.web.local_paths import local_url

router = APIRouter(prefix="/desk/units/{unit}")
Desk = Annotated[AtDesk, Depends(at_desk)]
SETTLES = frozenset({"unit_clerk", "unit_supervisor"})
HEADS = ("学校", "类别", "派位名额", "计划", "批准文号")


@router.get("/before-freeze")
async def before_freeze(desk: Desk) -> Response:
    """List children with several applications, families who are not drawn together, and the seats."""
    found = await list_open_matters(desk.tools, desk.unit)
    return desk.page(
        "desk_before_freeze.html",
        home=f"/desk/units/{desk.unit.unit_code}/before-freeze",
        duplicates=found["DUPLICATES"],
        groups=found["GROUPS_DIFFER"],
        too_large=found["APPROVED_PLACES"],
        defaults=FREEZE_DEFAULTS,
        settles=desk.member.role in SETTLES,
        keep=f"/desk/units/{desk.unit.unit_code}/duplicates",
        heads=HEADS,
        seats=[seats_row(school, desk.unit) for school in desk.unit.schools if school.kind == "private"],
    )


@router.post("/duplicates", dependencies=[Depends(our_form)])
async def settle(desk: Desk) -> Response:
    """Let one application of a child stay; the others are merged into it."""
    number = parse_number((await typed(desk.request)).get("keep", ""))
    if number is None:
        raise ApplicationNotFound
    await settle_at_desk(desk.tools, desk.unit.unit_code, number, desk.member, desk.acting)
    there = f"/desk/units/{desk.unit.unit_code}/before-freeze"
    return RedirectResponse(local_url(desk.request, there), 303)


def seats_row(school: School, unit: Unit) -> tuple[str, ...]:
    """Return a line of the table of seats: school, category with its special type, seats, plan, approval."""
    plan = next((str(plan.plan) for plan in unit.plans if plan.school == school.school_code), "没有载入")
    special = next((one.words for one in unit.special_lots if (one.school, one.category) == school.lot), "")
    category = "不分" if school.category == "ALL" else school.category
    missing = "还没有，不能公告" if special else "不需要"
    return school.name, f"{category} {special}".strip(), str(school.seats), plan, school.approval_no or missing
