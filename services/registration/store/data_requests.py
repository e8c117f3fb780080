"""Requests of families about their data, with the written answers; the texts are sealed, each for its row."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import RowMapping

from services.registration.domain.rights.deletion import Reason, Verdict
from services.registration.domain.rights.errors import DataRequestNotFound
from services.registration.domain.rights.requests import Answer, Kind
from services.registration.store.sealed_tables import DATA_REQUEST
from services.registration.store.tables import data_request
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class DataRequest:
    """One request: about which subject (`application:NUMBER`, `draft`, `account`), with its answer or its date."""

    request_id: UUID
    account_id: bytes
    kind: Kind
    subject: str
    asked_at: datetime
    words: str = ""
    objects_to: UUID | None = None
    due_at: datetime | None = None
    answer: Answer | None = None

    @property
    def number(self) -> str:
        """The application number that it is about, or nothing."""
        kind, _, number = self.subject.partition(":")
        return number if kind == "application" else ""

    @property
    def record(self) -> str:
        """What the audit log says it is about: never an account's form, only its number or itself."""
        return self.subject if self.number else f"account:{self.account_id.hex()}"

    def until(self, due_at: datetime) -> "DataRequest":
        """Return it open, with the moment by which a person answers."""
        return replace(self, due_at=due_at)

    @property
    def was_refused(self) -> bool:
        """Whether a refusal stands that the family may object to."""
        return self.answer is not None and self.answer.verdict is Verdict.REFUSED


class DataRequests:
    """The requests at one unit, in one session."""

    def __init__(self, session: ReadSession, unit_code: str, sealer: Sealer) -> None:
        self._session = session
        self._unit = unit_code
        self._sealer = sealer

    async def keep(self, session: WriteSession, new: DataRequest) -> bool:
        """Write a request, answered or open; False where it was kept before."""
        row = {
            "unit_code": self._unit,
            "request_id": new.request_id,
            "account_id": new.account_id,
            "kind": new.kind.value,
            "subject": new.subject,
            "asked_at": new.asked_at,
            "sealed_words": self._sealed("sealed_words", new.request_id, new.words),
            "objects_to": new.objects_to,
            "due_at": new.due_at,
            **self._answer_row(new.request_id, new.answer),
        }
        statement = insert(data_request).values(**row).on_conflict_do_nothing()
        return await session.scalar(statement.returning(data_request.c.request_id)) is not None

    async def answer(self, session: WriteSession, request_id: UUID, answer: Answer) -> bool:
        """Answer an open request; False where somebody has answered it."""
        open_one = sa.and_(self._row(request_id), data_request.c.verdict.is_(None))
        statement = data_request.update().where(open_one).values(**self._answer_row(request_id, answer))
        return await session.scalar(statement.returning(data_request.c.request_id)) is not None

    async def one(self, request_id: UUID, *, account_id: bytes | None = None, lock: bool = False) -> DataRequest:
        """Return a request; raise `DataRequestNotFound` where there is none, or it is another family's."""
        query = sa.select(data_request).where(self._row(request_id))
        row = (await self._session.execute(query.with_for_update() if lock else query)).mappings().first()
        if row is None or (account_id is not None and row["account_id"] != account_id):
            raise DataRequestNotFound
        return self._opened(row)

    async def objection_to(self, request_id: UUID) -> DataRequest | None:
        """Return the objection to an answer, or None."""
        found = await self._all(data_request.c.objects_to == request_id, data_request.c.asked_at)
        return found[0] if found else None

    async def of_account(self, account_id: bytes) -> tuple[DataRequest, ...]:
        """Return every request of a family, newest first."""
        return await self._all(data_request.c.account_id == account_id, data_request.c.asked_at.desc())

    async def still_open(self) -> tuple[DataRequest, ...]:
        """Return what a person has to answer, the most urgent first."""
        return await self._all(data_request.c.verdict.is_(None), data_request.c.due_at)

    async def _all(self, where: "sa.ColumnElement[bool]", order: "sa.ColumnElement[object]") -> tuple[DataRequest, ...]:
        query = sa.select(data_request).where(data_request.c.unit_code == self._unit, where)
        rows = await self._session.execute(query.order_by(order, data_request.c.request_id))
        return tuple(self._opened(row) for row in rows.mappings())

    def _row(self, request_id: UUID) -> "sa.ColumnElement[bool]":
        return sa.and_(data_request.c.unit_code == self._unit, data_request.c.request_id == request_id)

    def _sealed(self, column: str, request_id: UUID, text: str) -> bytes | None:
        return self._sealer.seal(text, DATA_REQUEST.place(column, self._unit, request_id)) if text else None

    def _open(self, column: str, row: RowMapping) -> str:
        place = DATA_REQUEST.place(column, self._unit, row["request_id"])
        return "" if row[column] is None else self._sealer.open(row[column], place)

    def _answer_row(self, request_id: UUID, answer: Answer | None) -> dict[str, object]:
        if answer is None:
            return {}
        return {
            "verdict": answer.verdict.value,
            "reason_code": answer.reason.value,
            "sealed_answer": self._sealed("sealed_answer", request_id, answer.words),
            "answered_at": answer.answered_at,
            "answered_by": answer.answered_by,
            "kept_until": answer.kept_until,
        }

    def _opened(self, row: RowMapping) -> DataRequest:
        words = self._open("sealed_answer", row)
        answer = row["verdict"] and Answer(
            verdict=Verdict(row["verdict"]),
            reason=Reason(row["reason_code"]),
            words=words,
            answered_at=row["answered_at"],
            answered_by=row["answered_by"],
            kept_until=row["kept_until"],
        )
        return DataRequest(
            request_id=row["request_id"],
            account_id=row["account_id"],
            kind=Kind(row["kind"]),
            subject=row["subject"],
            asked_at=row["asked_at"],
            words=self._open("sealed_words", row),
            objects_to=row["objects_to"],
            due_at=row["due_at"],
            answer=answer or None,
        )
