"""Rehearsals of a draw, for the staff: what seed, what came out, which rules it kept; never a file of the bundle."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from services.lottery.domain.rehearsing.invariants import Invariant
from services.lottery.store.records import DrawKey
from services.lottery.store.tables import rehearsal
from shared.database.sessions import ReadSession, WriteSession

LOCK = sa.text("select pg_advisory_xact_lock(hashtext('rehearsal ' || :unit_code || ' ' || :draw_id))")
OWN = ("number", "rehearsed_at", "staff_id", "seed_text", "seed", "results_sha256", "children", "admitted")


@dataclass(frozen=True)
class Practised:
    """What a rehearsal gave: its marked seed.txt and the seed, the hash of its results.csv, and every rule."""

    seed_text: str
    seed: str
    results_sha256: str
    children: int
    admitted: int
    findings: tuple[Invariant, ...]

    @property
    def holds(self) -> bool:
        """Whether the result kept every rule."""
        return all(one.holds for one in self.findings)


@dataclass(frozen=True)
class Rehearsal(Practised):
    """The same as it is kept: 1, 2, 3… of its draw, with who did it and when."""

    number: int
    rehearsed_at: datetime
    staff_id: UUID


async def add_rehearsal(
    session: WriteSession, key: DrawKey, practised: Practised, *, staff_id: UUID, now: datetime
) -> Rehearsal:
    """Keep a rehearsal under the next number of its draw."""
    await session.execute(LOCK, key._asdict())
    last = await session.scalar(sa.select(sa.func.max(rehearsal.c.number)).where(_of(key)))
    kept = Rehearsal(**vars(practised), number=(last or 0) + 1, rehearsed_at=now, staff_id=staff_id)
    values = {name: getattr(kept, name) for name in OWN}
    report = [asdict(finding) for finding in kept.findings]
    await session.execute(rehearsal.insert().values(**key._asdict(), **values, report=report))
    return kept


async def rehearsals_of_draw(session: ReadSession, key: DrawKey) -> tuple[Rehearsal, ...]:
    """Return every rehearsal of a draw, the newest first."""
    columns = [rehearsal.c[name] for name in (*OWN, "report")]
    query = sa.select(*columns).where(_of(key)).order_by(rehearsal.c.number.desc())
    return tuple(_rehearsal(dict(row)) for row in (await session.execute(query)).mappings())


def _rehearsal(values: dict[str, object]) -> Rehearsal:
    report = values.pop("report")
    findings = tuple(Invariant(**one) for one in report) if isinstance(report, Sequence) else ()
    return Rehearsal(findings=findings, **values)  # type: ignore[arg-type]  # the columns have the fields' types


def _of(key: DrawKey) -> sa.ColumnElement[bool]:
    return sa.and_(rehearsal.c.unit_code == key.unit_code, rehearsal.c.draw_id == key.draw_id)
