"""Which notices a family is shown before it sends anything, and the mark by which a page says which ones it showed."""

from collections.abc import Iterable

from services.registration.domain.notices.documents import Document, current, versions_of
from services.registration.domain.notices.rendering import Notice, filled_in
from services.registration.domain.notices.values import notice_values
from services.registration.domain.unit import Unit
from shared.crypto.hashing import tagged_hash

SMS = "sms"
"""The one thing beyond the statutory duty that is asked for: reminders by SMS."""
DRAW_ROWS = "draw-rows"


def notice_of(unit: Unit, notice: str, *, backup_days: int, version: int | None = None) -> Notice:
    """Return a notice as the unit shows it, the newest or a named version; raise LookupError where there is none."""
    document = current(notice) if version is None else _version(notice, version)
    return filled_in(document, notice_values(unit, backup_days=backup_days))


def required_notices(unit: Unit, *, backup_days: int) -> tuple[Notice, ...]:
    """Return what is shown before a form is sent; what a draw makes public only where there is something to draw."""
    names = ("children", "privacy", *((DRAW_ROWS,) if unit.private_lots else ()))
    return tuple(notice_of(unit, name, backup_days=backup_days) for name in names)


def mark_of(notices: Iterable[Notice]) -> str:
    """Return what stands for exactly these texts (16 hex digits): a page sends it back with the form."""
    return tagged_hash("yangguang/notices/1", *(one.sha256 for one in notices)).hex()[:16]


def _version(notice: str, version: int) -> Document:
    found = next((one for one in versions_of(notice) if one.version == version), None)
    if found is None:
        raise LookupError(notice)
    return found
