"""Announces a draw: rules, seats and sources are fixed and take the next number of the unit's chain (draw.md, 5.3)."""

from datetime import datetime

from services.lottery.actions.draw_documents import EMPTY_ROSTER, write_announcement
from services.lottery.actions.judging import judge_announcement
from services.lottery.actions.office import FIRST_LINK, Doing, DrawOffice, note, the_draw
from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.announcing import check_rules, check_sources
from services.lottery.domain.announcing_issues import check_issues
from services.lottery.domain.announcing_refusals import BetweenTwoRounds
from services.lottery.domain.approved import check_plan, most_choices
from services.lottery.domain.ceremony import State, belongs_to
from services.lottery.domain.ceremony_refusals import DrawExists, DrawOfAnotherUnit, LotsOfVoidDraw, SeatsInAnotherDraw
from services.lottery.domain.rehearsal import is_rehearsal
from services.lottery.store.draws import add_draw, draws_of, find_draw, last_seq, lock_chain
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey, DrawRecord


async def announce_draw(office: DrawOffice, key: DrawKey, notice: Notice, *, doing: Doing) -> DrawRecord:
    """Keep the announcement as the next of the unit's chain.

    Refuse what no draw.json may say, sources that somebody could choose among, rules that do not go together, seats
    that registration does not know as approved, a number or seats used before.
    """
    if not belongs_to(key.draw_id, key.unit_code):
        raise DrawOfAnotherUnit
    draft = _draft(key, notice, doing.at)
    plan = await office.rosters.plan(key.unit_code)
    check_rules(draft, most_choices=most_choices(len(notice.seats), plan))
    check_plan(draft, plan, notice.season)
    async with office.db.transaction(key.unit_code) as session:
        await lock_chain(session, key.unit_code)
        if await find_draw(session, key) is not None:
            raise DrawExists
        chain = await draws_of(session, key.unit_code)
        _refuse_second(key, notice, chain)
        _refuse_part_of_void(key, notice, chain)
        await add_draw(session, key, notice, seq=await last_seq(session, key.unit_code) + 1, now=doing.at)
        await note(session, key, doing, "DRAW_ANNOUNCED")
        return await the_draw(session, key)


def _refuse_second(key: DrawKey, notice: Notice, chain: tuple[DrawRecord, ...]) -> None:
    """Refuse seats that another draw of the season is about and that was not void: a draw is never repeated (5.3)."""
    lots = _lots(notice)
    for other in chain:
        counts = not is_rehearsal(key.draw_id) and not other.is_rehearsal and other.state is not State.VOID
        if counts and other.notice.season == notice.season and lots & _lots(other.notice):
            raise SeatsInAnotherDraw


def _refuse_part_of_void(key: DrawKey, notice: Notice, chain: tuple[DrawRecord, ...]) -> None:
    """Refuse some of the lots of a void draw, or others beside them: the roster that was frozen stays (5.4)."""
    for other in chain:
        had_roster = other.state is State.VOID and other.frozen_at is not None
        alike = other.is_rehearsal == is_rehearsal(key.draw_id) and other.notice.season == notice.season
        if had_roster and alike and _lots(notice) & _lots(other.notice) and _lots(notice) != _lots(other.notice):
            raise LotsOfVoidDraw


def _refuse_fractions(notice: Notice) -> None:
    """draw.json writes seconds; until the fraction was over a draw could be void whose beacon is known (5.4)."""
    for one in notice.sources:
        if one.kind == "drand" and one.at.microsecond:
            raise BetweenTwoRounds(one.name)


def _lots(notice: Notice) -> frozenset[tuple[str, str]]:
    return frozenset((seat.school, seat.category) for seat in notice.seats)


def _draft(key: DrawKey, notice: Notice, now: datetime) -> Announcement:
    """Write the announcement as if nobody applied: whatever the specification refuses of it is refused here."""
    draft = write_announcement(key, notice, link=(1, FIRST_LINK), frozen_at=now, tables=(EMPTY_ROSTER, None))
    announcement = parse_announcement(draft)
    _refuse_fractions(notice)
    check_sources(announcement)
    check_issues(announcement, now)
    judge_announcement(draft)
    return announcement
