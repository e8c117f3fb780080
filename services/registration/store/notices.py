"""What was shown to whom, by hash, with the very text; and what a family agreed to beyond the statutory duty."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.notices.rendering import Notice
from services.registration.store.tables import consent, notice_shown, notice_text
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class ShownNotice:
    """One notice that a family was shown: which version, when first, when it went on from there."""

    notice: str
    version: int
    sha256: bytes
    shown_at: datetime
    acknowledged_at: datetime | None


@dataclass(frozen=True)
class Consent:
    """What a family agreed to beyond the duty, by the text it was shown, and when it took that back."""

    about: str
    sha256: bytes
    given_at: datetime
    revoked_at: datetime | None


class NoticeBook:
    """What one family was shown at one unit, in one session."""

    def __init__(self, session: ReadSession, unit_code: str, account_id: bytes) -> None:
        self._session = session
        self._unit = unit_code
        self._account = account_id

    async def shown(self) -> tuple[ShownNotice, ...]:
        """Return everything that was shown, newest first."""
        same = sa.and_(*(notice_shown.c[name] == notice_text.c[name] for name in ("unit_code", "sha256")))
        columns = (notice_text.c.notice, notice_text.c.version, notice_text.c.sha256)
        query = sa.select(*columns, notice_shown.c.shown_at, notice_shown.c.acknowledged_at).join(notice_text, same)
        rows = await self._session.execute(query.where(self._mine()).order_by(notice_shown.c.shown_at.desc()))
        return tuple(ShownNotice(*row) for row in rows)

    async def keep_shown(self, session: WriteSession, notices: Iterable[Notice], *, place: str, now: datetime) -> None:
        """Note that these were shown; the first time counts."""
        for one in notices:
            await keep_text(session, self._unit, one, now)
            values = {"unit_code": self._unit, "account_id": self._account, "sha256": one.sha256, "place": place}
            row = insert(notice_shown).values(**values, notice=one.document.notice, shown_at=now)
            await session.execute(row.on_conflict_do_nothing())

    async def acknowledge(self, session: WriteSession, hashes: Collection[bytes], now: datetime) -> int:
        """Note that the family went on from there; return how many it had not gone on from before."""
        due = sa.and_(self._mine(), notice_shown.c.sha256.in_(hashes), notice_shown.c.acknowledged_at.is_(None))
        done = notice_shown.update().where(due).values(acknowledged_at=now).returning(notice_shown.c.sha256)
        return len((await session.scalars(done)).all())

    async def consents(self) -> tuple[Consent, ...]:
        """Return every consent, newest first."""
        columns = (consent.c.about, consent.c.sha256, consent.c.given_at, consent.c.revoked_at)
        mine = sa.and_(consent.c.unit_code == self._unit, consent.c.account_id == self._account)
        rows = await self._session.execute(sa.select(*columns).where(mine).order_by(consent.c.given_at.desc()))
        return tuple(Consent(*row) for row in rows)

    async def give(self, session: WriteSession, notice: Notice, *, consent_id: UUID, now: datetime) -> bool:
        """Note a consent; False where one is in force."""
        await keep_text(session, self._unit, notice, now)
        whose = {"unit_code": self._unit, "account_id": self._account, "about": notice.document.notice}
        row = insert(consent).values(**whose, consent_id=consent_id, sha256=notice.sha256, given_at=now)
        return await session.scalar(row.on_conflict_do_nothing().returning(consent.c.consent_id)) is not None

    async def revoke(self, session: WriteSession, about: str, now: datetime) -> bool:
        """Take a consent back; False where none is in force."""
        mine = sa.and_(consent.c.unit_code == self._unit, consent.c.account_id == self._account)
        in_force = sa.and_(mine, consent.c.about == about, consent.c.revoked_at.is_(None))
        done = consent.update().where(in_force).values(revoked_at=now).returning(consent.c.consent_id)
        return await session.scalar(done) is not None

    def _mine(self) -> "sa.ColumnElement[bool]":
        return sa.and_(notice_shown.c.unit_code == self._unit, notice_shown.c.account_id == self._account)


async def keep_text(session: WriteSession, unit_code: str, notice: Notice, now: datetime) -> None:
    """Keep the text of a notice as it is shown; the same text is kept once."""
    document = notice.document
    values = {"notice": document.notice, "version": document.version, "content": notice.text, "first_shown_at": now}
    row = insert(notice_text).values(unit_code=unit_code, sha256=notice.sha256, **values)
    await session.execute(row.on_conflict_do_nothing())


async def kept_text(session: ReadSession, unit_code: str, sha256: bytes) -> str | None:
    """Return a text by its hash, or None."""
    query = sa.select(notice_text.c.content).where(notice_text.c.unit_code == unit_code, notice_text.c.sha256 == sha256)
    found: str | None = await session.scalar(query)
    return found
