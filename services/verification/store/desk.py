"""A case as a clerk handles it: who has it in hand, and where the clerk's decision leaves it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from services.verification.store.cases import CaseKey
from services.verification.store.recusal import closed_to, open_to
from services.verification.store.sealed_tables import CASE_FILE
from services.verification.store.tables import case_file
from services.verification.store.vault import Vault
from shared.contracts.staff import StaffMember
from shared.database.scope import within
from shared.database.sessions import ReadSession, WriteSession

HOLD = timedelta(minutes=30)
"""After so long without a decision a case may be taken by somebody else."""


@dataclass(frozen=True)
class CaseOnDesk:
    """One case as it stands."""

    key: CaseKey
    state: str
    claim: str
    """JSON; empty where it has not been fetched yet."""
    deadline: datetime | None
    next_at: datetime | None
    assigned_to: UUID | None
    assigned_at: datetime | None
    settled_at: datetime | None
    approval_id: UUID | None
    """The request about this case that a second person decides about."""

    def in_other_hands(self, who: StaffMember, now: datetime) -> bool:
        """Whether a colleague took the case a short while ago."""
        if self.assigned_to in {None, who.staff_id} or self.assigned_at is None:
            return False
        return self.assigned_at > now - HOLD


async def case_on_desk(
    session: ReadSession, vault: Vault, unit_code: str, number: str, *, lock: bool = False
) -> CaseOnDesk | None:
    """Return the case of an application, locked until the end of the transaction where it is to be decided."""
    wanted = sa.select(case_file).where(case_file.c.unit_code == unit_code, case_file.c.application_number == number)
    row = (await session.execute(wanted.with_for_update() if lock else wanted)).first()
    return None if row is None else _on_desk(vault, row)


def _on_desk(vault: Vault, row: sa.Row[tuple[object, ...]]) -> CaseOnDesk:
    key = CaseKey(row.unit_code, row.application_number, row.version)
    place = CASE_FILE.place("claim", *_parts(key))
    claim = vault.open(row.claim, place) if row.claim else ""
    return CaseOnDesk(
        key,
        row.state,
        claim,
        row.deadline,
        row.next_at,
        row.assigned_to,
        row.assigned_at,
        row.settled_at,
        row.approval_id,
    )


def _parts(key: CaseKey) -> tuple[str, str, int]:
    return key.unit_code, key.application_number, key.version


async def take_case(session: WriteSession, who: StaffMember, now: datetime) -> CaseKey | None:
    """Give the most urgent case that nobody has in hand to this clerk; two clerks never get the same one.

    One's own case comes first, one that was put back comes last.
    """
    t = case_file
    free = sa.or_(t.c.assigned_to.is_(None), t.c.assigned_to == who.staff_id, t.c.assigned_at < now - HOLD)
    mine = sa.func.coalesce(t.c.assigned_to == who.staff_id, False)
    put_back = sa.func.coalesce(t.c.put_back_by == who.staff_id, False)
    next_one = (
        sa.select(t.c.unit_code, t.c.application_number)
        .where(t.c.state == "exception", within(t.c.unit_code, who.scope), free, open_to(who))
        .order_by(mine.desc(), put_back, t.c.deadline, t.c.application_number)
        .limit(1)
        .with_for_update(skip_locked=True)
        .cte("next_one")
    )
    taken = (
        t.update()
        .where(t.c.unit_code == next_one.c.unit_code, t.c.application_number == next_one.c.application_number)
        .values(assigned_to=who.staff_id, assigned_at=now)
        .returning(t.c.unit_code, t.c.application_number, t.c.version)
    )
    row = (await session.execute(taken)).first()
    return None if row is None else CaseKey(*row)


async def hold_case(session: WriteSession, case: CaseOnDesk, who: StaffMember, now: datetime) -> None:
    """Note that this clerk has an open case in hand, unless a colleague has."""
    if case.state == "exception" and not case.in_other_hands(who, now):
        values = {"assigned_to": who.staff_id, "assigned_at": now}
        await session.execute(case_file.update().where(case.key.is_row()).values(values))


async def let_go_of_kin(session: WriteSession, who: StaffMember) -> None:
    """Take the cases of a member's kin out of the member's hands, also where they were declared afterwards."""
    if who.kin:
        held = sa.and_(within(case_file.c.unit_code, who.scope), case_file.c.assigned_to == who.staff_id)
        values = {"assigned_to": None, "assigned_at": None}
        await session.execute(case_file.update().where(held, closed_to(who)).values(values))


async def put_back(session: WriteSession, key: CaseKey, who: StaffMember) -> None:
    """Let go of a case, so that a colleague can take it."""
    values = {"assigned_to": None, "assigned_at": None, "put_back_by": who.staff_id}
    await session.execute(case_file.update().where(key.is_row()).values(values))


async def leave_case(session: WriteSession, key: CaseKey, state: str, now: datetime) -> None:
    """Write where a clerk's decision leaves the case; a request about it is over with that."""
    settled = {"settled_at": now, "settled_by": "clerk"} if state in {"confirmed", "returned", "refused"} else {}
    values = {"state": state, "assigned_to": None, "assigned_at": None, "approval_id": None, **settled}
    await session.execute(case_file.update().where(key.is_row()).values(values))


async def wait_for_approval(session: WriteSession, key: CaseKey, approval_id: UUID, *, state: str) -> None:
    """Note which request about the case waits for a second person, and where the case stands meanwhile."""
    values = {"state": state, "approval_id": approval_id, "assigned_to": None, "assigned_at": None}
    await session.execute(case_file.update().where(key.is_row()).values(values))


async def forget_request(session: WriteSession, key: CaseKey) -> None:
    """Note that no request about the case is open any more; the case stands where it stood."""
    await session.execute(case_file.update().where(key.is_row()).values(approval_id=None))


async def reopen(session: WriteSession, key: CaseKey, deadline: datetime) -> None:
    """Make a settled case one that a person must look at."""
    values = {
        "state": "exception",
        "deadline": deadline,
        "needs_paper": True,
        "settled_at": None,
        "settled_by": None,
        "approval_id": None,
    }
    await session.execute(case_file.update().where(key.is_row()).values(values))
