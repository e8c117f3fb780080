"""Lists the cases that need a person, each with its difference in words, and the figures above the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.clerk_findings import as_looked_at
from services.verification.actions.load_case import LoadedCase, load_case
from services.verification.actions.looks import usual_purpose
from services.verification.actions.recording import note
from services.verification.domain.causes import Cause
from services.verification.domain.claim import Claim
from services.verification.store.queue import (
    PAGE,
    Counts,
    QueueFilter,
    counts,
    counts_by_cause,
    queue_length,
    queue_page,
)
from services.verification.store.staff import names_of
from shared.audit_log.events import Event
from shared.clock import CHINA


@dataclass(frozen=True)
class QueueLine:
    """One case of the queue."""

    claim: Claim
    deadline: datetime | None
    state: str
    causes: tuple[Cause, ...]
    needs_paper: bool
    assigned_to: UUID | None
    """Whoever has it in hand at this moment."""


@dataclass(frozen=True)
class Queue:
    """One page of the queue."""

    lines: Sequence[QueueLine]
    length: int
    """How many cases the filter leaves."""
    pages: int
    counts: Counts
    by_cause: dict[str, int]
    names: dict[UUID, str]


async def list_queue(sitting: Sitting, wanted: QueueFilter, *, page: int) -> Queue:
    """Return a page of the queue; pages count from 1. The look at so many lines is recorded; raises `NotYourRole`."""
    room, who = sitting.room, sitting.who
    sitting.must_read(who.scope)
    async with room.db.transaction(who.scope) as session:
        rows = await queue_page(session, wanted, page=page)
        seen = [CaseSeen(row.unit_code, row.application_number) for row in rows]
        lines = [_line(await load_case(session, room, one, now=sitting.now), sitting) for one in seen]
        length = await queue_length(session, wanted)
        details = {"cases": str(len(lines))}
        event = Event(who.scope, "QUEUE_OPENED", f"queue:{who.scope}", usual_purpose(who.role), details)
        await note(session, sitting.acting, event)
        return Queue(
            lines=lines,
            length=length,
            pages=max(1, -(-length // PAGE)),
            counts=await counts(session, who, end_of_day=end_of_day(sitting.now)),
            by_cause=await counts_by_cause(session, who),
            names=await names_of(session, {line.assigned_to for line in lines if line.assigned_to}),
        )


def end_of_day(now: datetime) -> datetime:
    """Return the last second of the day in China."""
    return now.astimezone(CHINA).replace(hour=23, minute=59, second=59, microsecond=0)


def _line(case: LoadedCase, sitting: Sitting) -> QueueLine:
    looked, on_desk = as_looked_at(case), case.on_desk
    held = on_desk.assigned_to == sitting.who.staff_id or on_desk.in_other_hands(sitting.who, sitting.now)
    return QueueLine(
        claim=case.claim,
        deadline=on_desk.deadline,
        state=on_desk.state,
        causes=looked.causes,
        needs_paper=looked.needs_paper,
        assigned_to=on_desk.assigned_to if held else None,
    )
