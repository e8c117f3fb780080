"""Drafts: sealed, one row per child that a family is filling in a form for."""

import json
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import RowMapping

from services.registration.domain.draft import DraftContent
from services.registration.store.draft_slots import Draft
from services.registration.store.sealed_tables import DRAFT
from services.registration.store.tables import draft
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession


class Drafts:
    """The drafts of one account in one unit."""

    def __init__(self, unit_code: str, account_id: bytes, sealer: Sealer) -> None:
        self._unit = unit_code
        self._account = account_id
        self._sealer = sealer

    async def one(self, session: ReadSession, slot: UUID) -> Draft | None:
        """Return a draft, or None."""
        row = (await session.execute(self._query().where(draft.c.slot == slot))).mappings().first()
        return None if row is None else self._draft(row)

    async def all(self, session: ReadSession) -> tuple[Draft, ...]:
        """Return every draft, the one saved last first."""
        rows = (await session.execute(self._query().order_by(draft.c.saved_at.desc(), draft.c.slot))).mappings()
        return tuple(self._draft(row) for row in rows)

    async def save(
        self, session: WriteSession, slot: UUID, content: DraftContent, *, version: int, now: datetime
    ) -> Draft | None:
        """Write a draft over `version` (0: a new one); None where the kept one is another version."""
        fields = {"version": version + 1, "saved_at": now, "sealed_content": self._sealed(slot, content)}
        if version == 0:
            keys = {"unit_code": self._unit, "account_id": self._account, "slot": slot}
            statement: sa.Executable = (
                insert(draft).values(**keys, **fields).on_conflict_do_nothing().returning(draft.c.slot)
            )
        else:
            mine = self._mine(draft.c.slot == slot, draft.c.version == version)
            statement = draft.update().where(mine).values(**fields).returning(draft.c.slot)
        saved = (await session.execute(statement)).scalar()
        return None if saved is None else Draft(slot, version + 1, now, content)

    async def discard(self, session: WriteSession, slot: UUID) -> None:
        """Delete a draft, if it is there."""
        await session.execute(draft.delete().where(self._mine(draft.c.slot == slot)))

    def _mine(self, *more: "sa.ColumnElement[bool]") -> "sa.ColumnElement[bool]":
        return sa.and_(draft.c.unit_code == self._unit, draft.c.account_id == self._account, *more)

    def _query(self) -> "sa.Select[tuple[object, ...]]":
        columns = (draft.c.slot, draft.c.version, draft.c.sealed_content, draft.c.saved_at)
        return sa.select(*columns).where(self._mine())

    def _place(self, slot: UUID) -> str:
        return DRAFT.place("sealed_content", self._unit, self._account, slot)

    def _sealed(self, slot: UUID, content: DraftContent) -> bytes:
        written = {
            "values": dict(content.values),
            "choices": content.choices,
            "together_with": content.together_with,
            "one_guardian_reason": content.one_guardian_reason,
            "corrects": content.corrects,
        }
        return self._sealer.seal(json.dumps(written, ensure_ascii=False), self._place(slot))

    def _draft(self, row: RowMapping) -> Draft:
        kept = json.loads(self._sealer.open(row["sealed_content"], self._place(row["slot"])))
        content = DraftContent(
            values=kept["values"],
            choices=tuple((school, category) for school, category in kept["choices"]),
            together_with=kept["together_with"],
            one_guardian_reason=kept["one_guardian_reason"],
            corrects=tuple(kept["corrects"]) if kept["corrects"] else None,
        )
        return Draft(row["slot"], row["version"], row["saved_at"], content)
