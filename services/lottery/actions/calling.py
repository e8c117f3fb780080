"""What has to hold before a source is given a value: the order of the ceremony, the reading, the source's hours."""

from datetime import datetime

from services.lottery.actions.counting import announced, hours
from services.lottery.actions.office import the_draw
from services.lottery.actions.read_fingerprint import require_read
from services.lottery.domain.ceremony import Step, take
from services.lottery.domain.sources.announced import Source
from services.lottery.store.called import Called, called_of, readings_of
from services.lottery.store.records import DrawKey, DrawRecord
from shared.database.sessions import ReadSession


async def source_to_call(session: ReadSession, key: DrawKey, name: str, now: datetime) -> tuple[DrawRecord, Source]:
    """Return draw and source if its value may be given now; raise the refusal that names what is missing."""
    record = await the_draw(session, key)
    source, one = announced(record.notice, name)
    is_last = one == record.notice.last_source
    take(record.standing, Step.SEED if is_last else Step.CLOSE, now)
    require_read(await readings_of(session, key))
    hours(record.notice, one).require_open(now)
    return record, source


async def place_of(session: ReadSession, key: DrawKey, name: str, place: int) -> Called:
    """Return how one place stands that somebody has typed."""
    return next(one for one in await called_of(session, key) if (one.source, one.place) == (name, place))
