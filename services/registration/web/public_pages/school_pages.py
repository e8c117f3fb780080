"""Every school of a unit: plan, applicants so far, zone."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.responses import Response

from services.registration.actions.count_applicants import count_applicants
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.choice_view import school_name
from services.registration.web.family_pages.crowd import Applicants
from services.registration.web.visitors import AnyVisitor
from shared.web.grouping import thousands
from shared.web.request_start import now_of

router = APIRouter(prefix="/u/{unit}")


@dataclass(frozen=True)
class SchoolsView:
    """The rows of both tables, as text."""

    private: tuple[tuple[str, ...], ...]
    public: tuple[tuple[str, ...], ...]
    counted_at: datetime | None


@router.get("/schools")
async def schools(visitor: AnyVisitor) -> Response:
    """Show the schools."""
    applicants = await count_applicants(visitor.tools, visitor.unit.unit_code)
    return visitor.page("schools.html", view=schools_view(visitor.unit, applicants, now_of(visitor.request)))


def schools_view(unit: Unit, applicants: Applicants, now: datetime) -> SchoolsView:
    """Return the tables; the number of applicants is shown for schools that are drawn for."""
    return SchoolsView(
        private=tuple(
            (school_name(one, unit), thousands(one.seats), thousands(applicants.get(one.lot, 0)))
            for one in unit.schools
            if one.kind == "private"
        ),
        public=tuple(
            (one.name, thousands(one.seats), one.zone or "见片区公告") for one in unit.schools if one.kind == "public"
        ),
        counted_at=now if applicants else None,
    )
