"""What registration is asked before a freeze, and the one thing that no default of the freeze decides."""

from datetime import datetime

from services.lottery.actions.draw_documents import EMPTY_ROSTER, write_announcement
from services.lottery.actions.office import FIRST_LINK, DrawOffice
from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.announcing_refusals import ApprovedPlacesTooFew
from services.lottery.domain.approved import places_short
from services.lottery.domain.readiness import groups_of
from services.lottery.gateways.registration import Freezing
from services.lottery.store.records import DrawRecord


def freezing(record: DrawRecord, now: datetime, void: str | None) -> Freezing:
    """Return what registration is asked to freeze, or to foresee; `void` is the draw whose roster stays."""
    notice = record.notice
    lots = [(seat.school, seat.category, seat.capacity) for seat in notice.seats]
    return Freezing(notice.season, now, lots, instead_of=void, group_boundary=notice.group_boundary)


def draft_of(record: DrawRecord) -> Announcement:
    """Return the announcement as far as it is known before the freeze: with an empty roster."""
    at = record.announced_at
    draft = write_announcement(
        record.key, record.notice, link=(1, FIRST_LINK), frozen_at=at, tables=(EMPTY_ROSTER, None)
    )
    return parse_announcement(draft)


async def require_places(office: DrawOffice, record: DrawRecord, asked: Freezing) -> None:
    """Raise `ApprovedPlacesTooFew` where `admit` could give a place that is not approved (6.5).

    Asked before anything is frozen, because registration never thaws; where no plan was loaded nobody can say.
    """
    if record.notice.group_boundary != "admit":
        return
    plan = await office.rosters.plan(record.key.unit_code)
    if not plan.places:
        return
    prospect = await office.rosters.foresee(*record.key, asked)
    for school, needed, approved in places_short(draft_of(record), groups_of(prospect), plan.places):
        raise ApprovedPlacesTooFew(school, needed, approved)
