"""The queue of cases that need a person, and the counts above it; always within a scope, without the member's kin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from services.verification.store.recusal import open_to
from services.verification.store.tables import case_file
from shared.contracts.staff import StaffMember
from shared.database.scope import within
from shared.database.sessions import ReadSession

FOR_PEOPLE = ("exception", "refusal", "approval")
PAGE = 20


@dataclass(frozen=True)
class QueueFilter:
    """What a member of the staff wants to see; empty texts and None mean everything."""

    who: StaffMember
    """Within whose scope, and without whose kin."""
    cause: str = ""
    registry: str = ""
    due_before: datetime | None = None
    application_number: str = ""


@dataclass(frozen=True)
class Counts:
    """How many cases stand where, within a scope."""

    by_machine: int
    by_clerk: int
    for_people: int
    due_today: int
    waiting: int
    with_family: int
    total: int


async def queue_page(session: ReadSession, wanted: QueueFilter, *, page: int) -> Sequence[sa.Row[tuple[object, ...]]]:
    """Return one page of the queue, most urgent first."""
    rows = sa.select(case_file).where(*_conditions(wanted))
    ordered = rows.order_by(case_file.c.deadline, case_file.c.unit_code, case_file.c.application_number)
    return (await session.execute(ordered.limit(PAGE).offset((page - 1) * PAGE))).all()


async def queue_length(session: ReadSession, wanted: QueueFilter) -> int:
    """Return how many cases the filter leaves."""
    counted = sa.select(sa.func.count()).select_from(case_file).where(*_conditions(wanted))
    return int(await session.scalar(counted) or 0)


async def counts_by_cause(session: ReadSession, who: StaffMember) -> dict[str, int]:
    """Return how many open cases have each cause; a case with two causes counts in both."""
    cause = sa.func.unnest(case_file.c.causes).label("cause")
    open_cases = sa.select(cause).where(*_conditions(QueueFilter(who))).subquery()
    rows = await session.execute(sa.select(open_cases.c.cause, sa.func.count()).group_by(open_cases.c.cause))
    return {name: count for name, count in rows}


async def counts(session: ReadSession, who: StaffMember, *, end_of_day: datetime) -> Counts:
    """Return the figures of the tiles in one statement."""
    t = case_file

    def how_many(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.count().filter(sa.and_(*conditions))

    for_people = t.c.state.in_(FOR_PEOPLE)
    columns = (
        how_many(t.c.state == "confirmed", t.c.settled_by == "machine"),
        how_many(t.c.settled_by == "clerk"),
        how_many(for_people),
        how_many(for_people, t.c.deadline <= end_of_day),
        how_many(t.c.state.in_(("asking", "waiting"))),
        how_many(t.c.state == "returned"),
        sa.func.count(),
    )
    row = (await session.execute(sa.select(*columns).where(_within(who)))).one()
    return Counts(*(int(value) for value in row))


def _within(who: StaffMember) -> sa.ColumnElement[bool]:
    return sa.and_(within(case_file.c.unit_code, who.scope), open_to(who))


def _conditions(wanted: QueueFilter) -> list[sa.ColumnElement[bool]]:
    conditions = [case_file.c.state.in_(FOR_PEOPLE), _within(wanted.who)]
    if wanted.cause:
        conditions.append(case_file.c.causes.contains([wanted.cause]))
    if wanted.registry:
        conditions.append(case_file.c.cause_registries.contains([wanted.registry]))
    if wanted.due_before:
        conditions.append(case_file.c.deadline <= wanted.due_before)
    if wanted.application_number:
        conditions.append(case_file.c.application_number == wanted.application_number)
    return conditions
