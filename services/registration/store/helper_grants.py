"""Who may help whom in a unit: grants with their names sealed, and what helpers did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import RowMapping

from services.registration.domain.helping import Grant
from services.registration.store.sealed_tables import HELPER_GRANT
from services.registration.store.tables import helper_grant
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession

NAMES = ("guardian_name", "helper_name", "helper_phone")
PLAIN = (
    "unit_code",
    "season",
    "account_id",
    "helper_account",
    "named_at",
    "until",
    "answered_at",
    "accepted",
    "ended_at",
)


class HelperGrants:
    """The grants of one unit."""

    def __init__(self, unit_code: str, sealer: Sealer) -> None:
        self._unit = unit_code
        self._sealer = sealer

    async def add(self, session: WriteSession, new: Grant) -> bool:
        """Keep a grant; False where this guardian has named this helper already and not taken it back."""
        values: dict[str, object] = {name: getattr(new, name) for name in PLAIN}
        sealed = {
            f"sealed_{name}": self._sealer.seal(getattr(new, name), self._place(name, new.grant)) for name in NAMES
        }
        statement = insert(helper_grant).values(grant_id=UUID(new.grant), **values, **sealed).on_conflict_do_nothing()
        return await session.scalar(statement.returning(helper_grant.c.grant_id)) is not None

    async def one(self, session: ReadSession, grant: str) -> Grant | None:
        """Return a grant, or None."""
        found = await self._found(session, helper_grant.c.grant_id == UUID(grant))
        return found[0] if found else None

    async def held(self, session: WriteSession, grant: str) -> Grant | None:
        """Return it as `one` does and keep everybody else from changing it until this transaction ends."""
        mine = self._mine(helper_grant.c.grant_id == UUID(grant))
        await session.execute(sa.select(helper_grant.c.grant_id).where(mine).with_for_update())
        return await self.one(session, grant)

    async def of_guardian(self, session: ReadSession, account_id: bytes) -> tuple[Grant, ...]:
        """Return all grants that a guardian gave, the newest first."""
        return await self._found(session, helper_grant.c.account_id == account_id)

    async def of_helper(self, session: ReadSession, account_id: bytes) -> tuple[Grant, ...]:
        """Return all grants that this phone was given, the newest first."""
        return await self._found(session, helper_grant.c.helper_account == account_id)

    async def answer(self, session: WriteSession, grant: str, *, accepted: bool, now: datetime) -> None:
        """Keep what the helper said; whoever declines ends it."""
        ends = {} if accepted else {"ended_at": now}
        await self._change(session, helper_grant.c.grant_id == UUID(grant), accepted=accepted, answered_at=now, **ends)

    async def end(self, session: WriteSession, grant: str, now: datetime) -> None:
        """End a grant."""
        await self._change(session, helper_grant.c.grant_id == UUID(grant), ended_at=now)

    async def end_those_over(self, session: WriteSession, account_id: bytes, *, season: str, now: datetime) -> None:
        """End what has passed by itself, so that the same helper can be named again."""
        table = helper_grant.c
        over = sa.or_(table.until <= now, table.season != season)
        await self._change(session, sa.and_(table.account_id == account_id, over), ended_at=now)

    async def _change(self, session: WriteSession, which: "sa.ColumnElement[bool]", **values: object) -> None:
        still = helper_grant.c.ended_at.is_(None)
        await session.execute(helper_grant.update().where(self._mine(which, still)).values(**values))

    async def _found(self, session: ReadSession, which: "sa.ColumnElement[bool]") -> tuple[Grant, ...]:
        table = helper_grant.c
        query = sa.select(helper_grant).where(self._mine(which)).order_by(table.named_at.desc(), table.grant_id)
        rows: Sequence[RowMapping] = (await session.execute(query)).mappings().all()
        return tuple(self._grant(row) for row in rows)

    def _mine(self, *more: "sa.ColumnElement[bool]") -> "sa.ColumnElement[bool]":
        return sa.and_(helper_grant.c.unit_code == self._unit, *more)

    def _place(self, name: str, grant: str) -> str:
        return HELPER_GRANT.place(f"sealed_{name}", self._unit, UUID(grant))

    def _grant(self, row: RowMapping) -> Grant:
        grant = str(row["grant_id"])
        names = {name: self._sealer.open(row[f"sealed_{name}"], self._place(name, grant)) for name in NAMES}
        kept: dict[str, Any] = {name: row[name] for name in PLAIN} | names
        return Grant(grant=grant, **kept)
