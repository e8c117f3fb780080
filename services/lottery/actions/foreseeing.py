"""What registration is asked before a freeze, and the announcement as far as it is known by then."""

from datetime import datetime

from services.lottery.actions.draw_documents import EMPTY_ROSTER, write_announcement
from services.lottery.actions.office import FIRST_LINK
from services.lottery.domain.announcement import Announcement, parse_announcement
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
