"""Who comes first: tier before ticket, tickets as anybody computes them, and no empty seat (draw.md, 4 and 6)."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator

from services.lottery.domain.rehearsing.tables import Line, Lot, Tables

Key = tuple[str, ...]


def tiers_passed_over(tables: Tables) -> Iterator[str]:
    """Yield children who were refused where somebody of a larger tier (`ia`: or later choice) was admitted."""
    return _passed_over(tables, lambda line: _rank(tables, line))


def tickets_passed_over(tables: Tables) -> Iterator[str]:
    """Yield children who were refused where somebody behind them in the order was admitted."""
    return _passed_over(tables, lambda line: (*_rank(tables, line), line.ticket, tables.unit(line)))


def _rank(tables: Tables, line: Line) -> Key:
    return (line.choice, line.tier) if tables.rules["mechanism"] == "ia" else (line.tier,)


def _passed_over(tables: Tables, key: Callable[[Line], Key]) -> Iterator[str]:
    """A group may be passed over under `skip`: it did not fit any more."""
    skips = tables.rules["group_boundary"] == "skip"
    for lines in tables.at_lot.values():
        last = max((key(line) for line in lines if line.admitted), default=())
        for line in lines:
            if not (skips and line.group) and tables.refused(line) and key(line) < last:
                yield line.app_no


def wrong_tickets(tables: Tables) -> Iterator[str]:
    """Yield children whose ticket is not the SHA-256 of seed, scope and number."""
    for line in tables.lines:
        scope = line.school if tables.rules["ticket_scope"] == "school" else "*"
        said = f"{tables.seed}:{scope}:{line.group or line.app_no}"
        if hashlib.sha256(said.encode()).hexdigest() != line.ticket:
            yield line.app_no


def empty_seats(tables: Tables) -> Iterator[str]:
    """Yield lots that refused a child, or a whole group, for whom there still was room.

    Only `skip` asks whether the whole group fits; under the other rules one seat is enough.
    """
    skips = tables.rules["group_boundary"] == "skip"
    for lot, lines in sorted(tables.at_lot.items()):
        left = tables.capacity.get(lot, 0) - sum(1 for line in lines if line.admitted)
        if left > 0 and any(size <= left or not skips for size in _refused_sizes(tables, lot).values()):
            yield "/".join(lot)


def _refused_sizes(tables: Tables, lot: Lot) -> Counter[str]:
    return Counter(tables.unit(line) for line in tables.at_lot[lot] if tables.refused(line))
