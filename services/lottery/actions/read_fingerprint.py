"""Keeps what was said as the fingerprint was read aloud, row by row, before the first throw (draw.md, 5.1, step 3)."""

from services.lottery.actions.counting import FINGERPRINT_ROWS
from services.lottery.actions.office import Doing, DrawOffice, note, the_draw
from services.lottery.actions.own_files import require_signed
from services.lottery.domain.calling_refusals import NotRead, ReadingOutOfOrder, ReadingStands
from services.lottery.domain.ceremony import Step, take
from services.lottery.store.called import Reading, add_reading, lock_draw, readings_of
from services.lottery.store.files import read_file
from services.lottery.store.records import DrawKey


async def read_row(office: DrawOffice, key: DrawKey, row: int, *, agreed: bool, doing: Doing) -> tuple[Reading, ...]:
    """Keep whether everybody agreed to a row; a row that differs may be read again, one that was agreed stands.

    Nothing is read aloud that the unit has not signed: raises `AnnouncementNotSigned`.
    """
    async with office.db.transaction(key.unit_code) as session:
        await lock_draw(session, key)
        take((await the_draw(session, key)).standing, Step.CLOSE, doing.at)
        draw, signed = [await read_file(session, key, name) or b"" for name in ("draw.json", "draw.json.note")]
        require_signed(office.signer, key, draw=draw, note=signed)
        known = await readings_of(session, key)
        stands = {one.row for one in known if one.agreed}
        if row in stands:
            if agreed:
                return known
            raise ReadingStands
        if any(before not in stands for before in FINGERPRINT_ROWS if before < row):
            raise ReadingOutOfOrder
        await add_reading(session, key, row, agreed=agreed, at=doing.at)
        await note(session, key, doing, "FINGERPRINT_READ", row=str(row), agreed="yes" if agreed else "no")
        return await readings_of(session, key)


def is_read(readings: tuple[Reading, ...]) -> bool:
    """Say whether all four rows were agreed."""
    return tuple(one.row for one in readings if one.agreed) == FINGERPRINT_ROWS


def require_read(readings: tuple[Reading, ...]) -> None:
    """Refuse to go on before the fingerprint was read."""
    if not is_read(readings):
        raise NotRead
