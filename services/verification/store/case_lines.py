"""Plain lists of a unit's cases in one state, for programs: no name, no claim, pages by application number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from services.verification.store.recusal import open_to
from services.verification.store.tables import case_file
from shared.contracts.staff import StaffMember
from shared.database.sessions import ReadSession

PAGE = 500


@dataclass(frozen=True)
class CaseLine:
    """One case, without anything personal."""

    application_number: str
    version: int
    state: str
    causes: tuple[str, ...]
    registries: tuple[str, ...]
    needs_paper: bool
    deadline: datetime | None


async def case_lines(
    session: ReadSession, who: StaffMember, unit_code: str, *, state: str, after: str
) -> Sequence[CaseLine]:
    """Return up to 500 cases in a state with numbers above `after`, without those of this member's kin."""
    t = case_file
    wanted = sa.select(t).where(
        t.c.unit_code == unit_code, t.c.state == state, t.c.application_number > after, open_to(who)
    )
    rows = await session.execute(wanted.order_by(t.c.application_number).limit(PAGE))
    return [
        CaseLine(
            row.application_number,
            row.version,
            row.state,
            tuple(row.causes),
            tuple(row.cause_registries),
            row.needs_paper,
            row.deadline,
        )
        for row in rows
    ]
