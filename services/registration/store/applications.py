"""Reading applications: the row without its form, the form's items one asks for, what was done."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from services.registration.domain.application import State
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.kept import Act, Kept
from services.registration.domain.submission import Lot
from services.registration.store.sealed_form import NOTICE, REASON, columns_of, open_items, place
from services.registration.store.tables import application, application_act, choice
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession

ROW = (
    "unit_code",
    "number",
    "season",
    "stage",
    "account_id",
    "submission",
    "state",
    "version",
    "together_with",
    "sealed_notice",
    "changed_at",
    "erased_at",
)


class Applications:
    """The applications of one unit, read in one session."""

    def __init__(self, session: ReadSession, unit_code: str, sealer: Sealer) -> None:
        self._session = session
        self._unit = unit_code
        self._sealer = sealer

    @property
    def sealer(self) -> Sealer:
        """What opens the names that belong to them."""
        return self._sealer

    async def one(self, number: str, *, account_id: bytes | None = None) -> Kept:
        """Return an application; raise `ApplicationNotFound` where there is none, or it is not this account's."""
        return await self._one(self._query(number), account_id)

    async def held(self, session: WriteSession, number: str, *, account_id: bytes | None = None) -> Kept:
        """Return it as `one` does and keep everybody else from changing it until this transaction ends."""
        await session.execute(self._query(number).with_for_update())
        return await self.one(number, account_id=account_id)

    async def of_account(self, account_id: bytes) -> tuple[Kept, ...]:
        """Return all applications of an account, ascending by number."""
        table = application.c
        query = self._columns().where(table.unit_code == self._unit, table.account_id == account_id)
        rows = (await self._session.execute(query.order_by(table.number))).mappings().all()
        return tuple([await self._kept(row) for row in rows])

    async def items(self, number: str, keys: Iterable[str]) -> dict[str, str]:
        """Return the items of the form that are asked for, opened; no other column is read."""
        columns = (application.c[name] for name in columns_of(keys))
        query = sa.select(*columns).where(application.c.unit_code == self._unit, application.c.number == number)
        row = (await self._session.execute(query)).mappings().first()
        if row is None:
            raise ApplicationNotFound
        named = {str(name): value for name, value in row.items()}
        return open_items(named, self._sealer, unit_code=self._unit, number=number)

    async def one_guardian_reason(self, number: str) -> str | None:
        """Return why the form names one guardian only, or None."""
        column = application.c.sealed_one_guardian_reason
        query = sa.select(column).where(application.c.unit_code == self._unit, application.c.number == number)
        sealed = await self._session.scalar(query)
        return None if sealed is None else self._sealer.open(sealed, place(REASON, self._unit, number))

    async def acts(self, number: str) -> tuple[Act, ...]:
        """Return what was done with an application, newest first."""
        table = application_act.c
        columns = (table.act, table.done_at, table.helper_account)
        query = sa.select(*columns).where(table.unit_code == self._unit, table.number == number)
        rows = await self._session.execute(query.order_by(table.act_id.desc()))
        return tuple(Act(row.act, row.done_at, row.helper_account) for row in rows)

    def _columns(self) -> "sa.Select[tuple[object, ...]]":
        return sa.select(*(application.c[name] for name in ROW))

    def _query(self, number: str) -> "sa.Select[tuple[object, ...]]":
        return self._columns().where(application.c.unit_code == self._unit, application.c.number == number)

    async def _one(self, query: "sa.Select[tuple[object, ...]]", account_id: bytes | None) -> Kept:
        row = (await self._session.execute(query)).mappings().first()
        if row is None or (account_id is not None and row["account_id"] != account_id):
            raise ApplicationNotFound
        return await self._kept(row)

    async def _kept(self, row: RowMapping) -> Kept:
        fields = {name: row[name] for name in ROW if name not in {"state", "sealed_notice"}}
        sealed = row["sealed_notice"]
        notice = "" if sealed is None else self._sealer.open(sealed, place(NOTICE, self._unit, row["number"]))
        return Kept(**fields, state=State(row["state"]), notice=notice, choices=await self._choices(row["number"]))

    async def _choices(self, number: str) -> tuple[Lot, ...]:
        table = choice.c
        query = sa.select(table.school_code, table.category).where(
            table.unit_code == self._unit, table.number == number
        )
        rows = await self._session.execute(query.order_by(table.place))
        return tuple((row.school_code, row.category) for row in rows)
