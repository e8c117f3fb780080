"""Where one application stands in what was frozen for the draws of its season; no whole file leaves the database."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from shared.database.sessions import ReadSession

QUERY = sa.text(
    """
select f.draw_id, f.frozen_at, d.name, lines.line
from registration.draw_freeze f
join registration.draw_file d using (unit_code, draw_id)
left join lateral (
  select line from regexp_split_to_table(convert_from(d.content, 'UTF8'), E'\\n') as line
  where starts_with(line, :number || ',')) as lines on true
where f.unit_code = :unit_code and f.season = :season and d.name in ('register.csv', 'roster.csv')
order by f.frozen_at desc, f.draw_id desc, d.name, lines.line"""
)


@dataclass(frozen=True)
class PoolPlace:
    """One draw: the application's state in its register (empty: it is missing there), and its rows on the roster."""

    draw_id: str
    frozen_at: datetime
    state: str
    rows: tuple[str, ...]


async def read_pool(session: ReadSession, unit_code: str, season: str, number: str) -> tuple[PoolPlace, ...]:
    """Return a place per frozen draw, the newest first."""
    found = await session.execute(QUERY, {"unit_code": unit_code, "season": season, "number": number})
    draws: dict[str, tuple[datetime, dict[str, list[str]]]] = {}
    for row in found:
        _, lines = draws.setdefault(row.draw_id, (row.frozen_at, {"register.csv": [], "roster.csv": []}))
        lines[row.name] += [row.line] if row.line else []
    return tuple(_place(draw_id, frozen_at, lines) for draw_id, (frozen_at, lines) in draws.items())


def _place(draw_id: str, frozen_at: datetime, lines: dict[str, list[str]]) -> PoolPlace:
    registered = lines["register.csv"]
    state = registered[0].partition(",")[2] if registered else ""
    return PoolPlace(draw_id, frozen_at, state, tuple(lines["roster.csv"]))
