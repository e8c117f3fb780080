"""Who has a place: seats, one place per child, twins, and nobody who is not on the roster (draw.md, 6.4 and 7)."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from services.lottery.domain.rehearsing.tables import Line, Tables


def lots_overfilled(tables: Tables) -> Iterator[str]:
    """Yield lots with more children than seats, unless the last group alone is what goes over (`admit`)."""
    for lot, lines in sorted(tables.at_lot.items()):
        admitted = [line for line in lines if line.admitted]
        seats = tables.capacity.get(lot, 0)
        if len(admitted) > seats and not _only_by_the_last_group(tables, admitted, seats):
            yield "/".join(lot)


def _only_by_the_last_group(tables: Tables, admitted: list[Line], seats: int) -> bool:
    last = max(admitted, key=lambda line: int(line.pos))
    size = sum(1 for line in admitted if tables.unit(line) == tables.unit(last))
    return tables.rules["group_boundary"] == "admit" and size > 1 and len(admitted) - size < seats


def several_places(tables: Tables) -> Iterator[str]:
    """Yield children with more than one place."""
    places = Counter(line.app_no for line in tables.lines if line.admitted)
    yield from sorted(app_no for app_no, count in places.items() if count > 1)


def twins_apart(tables: Tables) -> Iterator[str]:
    """Yield groups that are drawn as one and whose members did not all get the same."""
    if not tables.bound:
        return
    outcomes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for line in tables.lines:
        if line.group:
            got = tables.place.get(line.app_no)
            outcomes[line.group].add(got.lot if got else ())
    yield from sorted(group for group, got in outcomes.items() if len(got) > 1)


def strangers(tables: Tables) -> Iterator[str]:
    """Yield the application numbers of lines that only the roster has, only the result has, or that stand twice."""
    counted = Counter(line.chosen for line in tables.lines)
    twice = {chosen for chosen, count in counted.items() if count > 1}
    yield from sorted(chosen[0] for chosen in (tables.listed ^ counted.keys()) | twice)
