"""One row per application: which version is being checked, how far it is, and when a registry is asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.domain.decision import ClerkMustLook, Confirm, Decision, Wait
from services.verification.store.sealed_tables import CASE_FILE
from services.verification.store.tables import case_file
from services.verification.store.vault import Vault
from shared.database.sessions import ReadSession, WriteSession

OPEN = ("asking", "waiting")


@dataclass(frozen=True)
class CaseKey:
    """Which case: unit, application number, version."""

    unit_code: str
    application_number: str
    version: int

    def is_row(self) -> sa.ColumnElement[bool]:
        """The condition that finds exactly this version of the case."""
        return sa.and_(self.is_application(), case_file.c.version == self.version)

    def is_application(self) -> sa.ColumnElement[bool]:
        """The condition that finds the case in whatever version it is."""
        return sa.and_(
            case_file.c.unit_code == self.unit_code, case_file.c.application_number == self.application_number
        )


@dataclass(frozen=True)
class OpenedCase:
    """A case that is ours to check for as long as the lease lasts."""

    key: CaseKey
    attempts: int
    claim: str | None
    """The claim as JSON, where it has been fetched before."""


async def open_case(
    session: WriteSession, vault: Vault, key: CaseKey, *, now: datetime, lease: timedelta
) -> OpenedCase | None:
    """Take a case for one round of questions, counting the attempt; None where it is not to be checked now.

    A newer version supersedes an older one in whatever state. The same version is taken only while it is open and
    nobody else has it: two deliveries of one message, or two workers, never check a case at the same time.
    """
    taken = await _take_new_version(session, key, now=now, lease=lease)
    if taken is None:
        taken = await _take_again(session, key, now=now, lease=lease)
    if taken is None:
        return None
    claim = vault.open(taken.claim, _place(key)) if taken.claim else None
    return OpenedCase(key, taken.attempts, claim)


_BLANK: dict[str, object] = {
    "claim": None, "causes": [], "cause_registries": [], "silent": [], "needs_paper": False, "deadline": None,
    "assigned_to": None, "assigned_at": None, "put_back_by": None, "last_error": None, "settled_at": None,
    "settled_by": None, "people": [], "approval_id": None,
}  # fmt: skip

# Statements of the hot path are put together once: building them costs as much as running them.
_INSERT = insert(case_file)
_TAKE_NEW_VERSION = _INSERT.on_conflict_do_update(
    index_elements=["unit_code", "application_number"],
    set_={name: _INSERT.excluded[name] for name in (*_BLANK, "version", "state", "attempts", "next_at", "received_at")},
    where=case_file.c.version < _INSERT.excluded.version,
).returning(case_file.c.attempts, case_file.c.claim)


async def _take_new_version(
    session: WriteSession, key: CaseKey, *, now: datetime, lease: timedelta
) -> sa.Row[tuple[int, bytes | None]] | None:
    row = {
        **_BLANK,
        "unit_code": key.unit_code,
        "application_number": key.application_number,
        "version": key.version,
        "state": "asking",
        "attempts": 1,
        "next_at": now + lease,
        "received_at": now,
    }
    return (await session.execute(_TAKE_NEW_VERSION, row)).first()


async def _take_again(
    session: WriteSession, key: CaseKey, *, now: datetime, lease: timedelta
) -> sa.Row[tuple[int, bytes | None]] | None:
    due = sa.and_(key.is_row(), case_file.c.state.in_(OPEN), case_file.c.next_at <= now)
    statement = case_file.update().where(due).values(attempts=case_file.c.attempts + 1, next_at=now + lease)
    return (await session.execute(statement.returning(case_file.c.attempts, case_file.c.claim))).first()


@dataclass(frozen=True)
class KeptClaim:
    """A claim as it is kept: sealed, beside the blind indexes of everyone on it (for recusal)."""

    sealed: bytes
    people: tuple[bytes, ...]


def keep_claim(vault: Vault, key: CaseKey, claim: str, people: tuple[bytes, ...]) -> KeptClaim:
    """Return a claim (JSON) ready to be kept with its case."""
    return KeptClaim(vault.seal(claim, _place(key)), people)


def _place(key: CaseKey) -> str:
    return CASE_FILE.place("claim", key.unit_code, key.application_number, key.version)


async def put_off(session: WriteSession, key: CaseKey, *, error: str, next_at: datetime | None) -> None:
    """Note why a round came to nothing and when the next one is; None: there is nothing left to ask."""
    values = {"last_error": error, "next_at": next_at, **({} if next_at else {"state": "closed"})}
    await session.execute(case_file.update().where(key.is_row(), case_file.c.state.in_(OPEN)).values(values))


@dataclass(frozen=True)
class Moments:
    """The dates a decision may need: now, when a silent registry is asked again, until when a clerk should look."""

    now: datetime
    again_at: datetime
    deadline: datetime


async def settle(session: WriteSession, key: CaseKey, decision: Decision, moments: Moments, claim: KeptClaim) -> bool:
    """Write where a decision leaves the case, with its sealed claim; False where the case has moved on meanwhile.

    It has moved on where there is a newer version by now, or somebody else has settled it.
    """
    values = {**_standing(decision, moments), "last_error": None, "claim": claim.sealed, "people": list(claim.people)}
    statement = case_file.update().where(key.is_row(), case_file.c.state.in_(OPEN)).values(values)
    return await session.scalar(statement.returning(case_file.c.version)) is not None


def _standing(decision: Decision, moments: Moments) -> dict[str, object]:
    match decision:
        case Confirm():
            by_machine = {"settled_at": moments.now, "settled_by": "machine"}
            return {"state": "confirmed", "next_at": None, "silent": [], **by_machine}
        case ClerkMustLook():
            return {
                "state": "exception",
                "next_at": None,
                "silent": [],
                "deadline": moments.deadline,
                **_causes(decision),
            }
        case Wait():
            return {
                "state": "waiting",
                "next_at": moments.again_at,
                "silent": [name.value for name in decision.registries],
            }


def _causes(decision: ClerkMustLook) -> dict[str, object]:
    registries = {cause.registry.value for cause in decision.causes if cause.registry}
    return {
        "causes": list(dict.fromkeys(cause.kind.value for cause in decision.causes)),
        "cause_registries": sorted(registries),
        "needs_paper": decision.needs_paper,
    }


async def due_cases(session: ReadSession, unit_code: str, *, now: datetime, limit: int) -> Sequence[CaseKey]:
    """Return the open cases of a unit whose time has come, longest waiting first."""
    columns = (case_file.c.unit_code, case_file.c.application_number, case_file.c.version)
    due = sa.select(*columns).where(
        case_file.c.unit_code == unit_code, case_file.c.state.in_(OPEN), case_file.c.next_at <= now
    )
    rows = await session.execute(due.order_by(case_file.c.next_at).limit(limit))
    return [CaseKey(*row) for row in rows]
