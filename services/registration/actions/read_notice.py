"""A notice as anybody can read it: the newest, an older version, or the very text that somebody was shown."""

from services.registration.actions.tools import Tools
from services.registration.domain.notices.rendering import Notice
from services.registration.domain.notices.required import notice_of
from services.registration.domain.rights.errors import NoticeNotFound
from services.registration.store.notices import kept_text


async def read_notice(tools: Tools, unit_code: str, notice: str, version: int | None = None) -> Notice:
    """Return it as the unit shows it today; raises `NoticeNotFound`."""
    unit = await tools.units.unit(unit_code)
    try:
        return notice_of(unit, notice, backup_days=tools.backup_days, version=version)
    except LookupError:
        raise NoticeNotFound from None


async def read_shown_text(tools: Tools, unit_code: str, sha256: bytes) -> str:
    """Return a text by its SHA-256, word for word as it was shown; raises `NoticeNotFound`."""
    async with tools.db.reading(unit_code) as session:
        found = await kept_text(session, unit_code, sha256)
    if found is None:
        raise NoticeNotFound
    return found
