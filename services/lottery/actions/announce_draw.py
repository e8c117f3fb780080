"""Announces a draw: rules, seats and sources are fixed and take the next number of the unit's chain (draw.md, 5.3)."""

from datetime import datetime

from services.lottery.actions.draw_documents import EMPTY_ROSTER, write_announcement
from services.lottery.actions.judging import judge_announcement
from services.lottery.actions.office import FIRST_LINK, Doing, DrawOffice, note, the_draw
from services.lottery.domain.ceremony import State, belongs_to
from services.lottery.domain.ceremony_refusals import DrawExists, DrawOfAnotherUnit, SeatsInAnotherDraw
from services.lottery.domain.rehearsal import is_rehearsal
from services.lottery.store.draws import add_draw, draws_of, find_draw, last_seq, lock_chain
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey, DrawRecord


async def announce_draw(office: DrawOffice, key: DrawKey, notice: Notice, *, doing: Doing) -> DrawRecord:
    """Keep the announcement; refuse what no draw.json may say, a broken entropy rule, a number or seats used before."""
    if not belongs_to(key.draw_id, key.unit_code):
        raise DrawOfAnotherUnit
    _judge(key, notice, doing.at)
    async with office.db.transaction(key.unit_code) as session:
        await lock_chain(session, key.unit_code)
        if await find_draw(session, key) is not None:
            raise DrawExists
        _refuse_second(key, notice, await draws_of(session, key.unit_code))
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


def _lots(notice: Notice) -> frozenset[tuple[str, str]]:
    return frozenset((seat.school, seat.category) for seat in notice.seats)


def _judge(key: DrawKey, notice: Notice, now: datetime) -> None:
    """Write the announcement as if nobody applied: whatever the specification refuses of it is refused here."""
    draft = write_announcement(key, notice, link=(1, FIRST_LINK), frozen_at=now, tables=(EMPTY_ROSTER, None))
    judge_announcement(draft)
