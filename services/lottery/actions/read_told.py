"""What families are told of a frozen draw, in the words of its announcement."""

from services.lottery.actions.office import the_draw
from services.lottery.domain.ceremony_refusals import NotFrozen
from services.lottery.store.records import DrawKey
from shared.contracts.reads import DrawRead
from shared.database.sessions import Database


async def read_told(db: Database, key: DrawKey, *, public_url: str) -> DrawRead:
    """Return it; raise `NotFrozen` before the announcement has its fingerprint."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
    if record.draw_sha256 is None:
        raise NotFrozen
    notice = record.notice
    return DrawRead(
        **key._asdict(),
        title=notice.title,
        page=f"{public_url}/draws/{key.draw_id}",
        draw_sha256=record.draw_sha256,
        published_at=record.published_at,
        confirm_by=notice.calendar.confirm,
        admitted=notice.words.admitted,
        not_placed=notice.words.not_placed,
    )
