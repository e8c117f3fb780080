"""Says whether an announced draw is ready to be frozen, and what a freeze would give if it came now."""

from datetime import datetime

from services.lottery.actions.foreseeing import draft_of, freezing
from services.lottery.actions.freeze_draw import void_before
from services.lottery.actions.office import DrawOffice, the_draw
from services.lottery.domain.ceremony import State, Step, after
from services.lottery.domain.readiness import Around, Readiness, judge_readiness
from services.lottery.store.draws import draws_of
from services.lottery.store.records import DrawKey, DrawRecord


async def read_readiness(office: DrawOffice, key: DrawKey, *, now: datetime) -> Readiness:
    """Return every line; raises the refusal of the step where the draw is not announced, or is frozen already.

    Nothing is kept: registration makes the files as the freeze would, and forgets them.
    """
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        chain = await draws_of(session, key.unit_code)
    after(record.state, Step.FREEZE)
    plan = await office.rosters.plan(key.unit_code)
    asked = freezing(record, now, void_before(record, chain))
    prospect = await office.rosters.foresee(*key, asked)
    return judge_readiness(draft_of(record), plan, prospect, _around(office, record, chain, now))


def _around(office: DrawOffice, record: DrawRecord, chain: tuple[DrawRecord, ...], now: datetime) -> Around:
    """A rehearsal on a right clock names its own times, so that its sources may lie in the past."""
    others = [other for other in chain if other.key != record.key and other.state is not State.VOID]
    same = [other for other in others if other.is_rehearsal == record.is_rehearsal]
    of_season = [other for other in same if other.notice.season == record.notice.season]
    names_its_time = record.is_rehearsal and not office.clock_is_shifted
    return Around(
        unit_code=record.key.unit_code,
        draw_id=record.key.draw_id,
        now=record.since if names_its_time else now,
        first_source_at=record.standing.first_source_at,
        earlier_open=_open_before(record, others),
        drawn_elsewhere=frozenset((seat.school, seat.category) for one in of_season for seat in one.notice.seats),
    )


def _open_before(record: DrawRecord, others: list[DrawRecord]) -> tuple[str, ...]:
    return tuple(one.key.draw_id for one in others if one.seq < record.seq and one.draw_sha256 is None)
