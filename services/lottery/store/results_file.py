"""The published results.csv, read where it stands: every answer is cut out of its bytes (draw.md, section 7)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from services.lottery.store.placements import LotResult, Placement

Lot = tuple[str, str]
"""School and category."""
HEAD = 4
BEFORE_THE_LINE = 3
AFTER_THE_LINE = 4
"""What is shown of a lot at first: so many places, and so many around its cut-off line."""


@dataclass(frozen=True)
class LotLines:
    """One lot of the file: its figures, its last admitted line, and the places of those who have a seat."""

    result: LotResult
    cut: Placement | None
    placed: tuple[int, ...]
    excerpt: tuple[Placement, ...]
    """The first lines, and those around the cut-off line where somebody waits."""

    def placed_before(self, pos: int) -> int:
        """Return how many children with a seat stand before this place."""
        return bisect_left(self.placed, pos)


@dataclass(frozen=True)
class _Starts:
    """Where lines begin, by number and by group, and where the lines of a lot begin and end."""

    of_number: dict[str, list[int]] = field(default_factory=dict)
    of_group: dict[str, list[int]] = field(default_factory=dict)
    of_lot: dict[Lot, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class ResultsFile:
    """The bytes of one results.csv and their SHA-256 (64 hex digits); the caller has compared the two."""

    content: bytes
    sha256: str
    _starts: _Starts = field(init=False, repr=False)
    _lots: dict[Lot, LotLines] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Go through the file once, so that a number is found without a search."""
        object.__setattr__(self, "_starts", _starts_of(self.content))

    def of_number(self, app_no: str) -> tuple[Placement, ...]:
        """Return the lines of an application number in the order of its choices; nothing for an unknown one."""
        return tuple(sorted(self._at(self._starts.of_number.get(app_no, ())), key=lambda one: one.choice))

    def of_group(self, lot: Lot, bound: str) -> tuple[Placement, ...]:
        """Return the lines of every child of a bound group at one lot, ascending by number."""
        members = (one for one in self._at(self._starts.of_group.get(bound, ())) if (one.school, one.category) == lot)
        return tuple(sorted(members, key=lambda one: one.app_no))

    @property
    def lots(self) -> tuple[Lot, ...]:
        """Every lot that anybody lists, as the file has them: ascending by school and category."""
        return tuple(self._starts.of_lot)

    def of_lot(self, lot: Lot) -> LotLines:
        """Return the figures of a lot that somebody lists; counted once, since the bytes never change."""
        if lot not in self._lots:
            self._lots[lot] = _counted(lot, list(self.lines_of(lot)))
        return self._lots[lot]

    def lines_of(self, lot: Lot) -> Iterator[Placement]:
        """Yield the lines of one lot in their order."""
        start, end = self._starts.of_lot.get(lot, (0, 0))
        if not end:
            return
        for number, line in enumerate(self.content[start:end].decode("ascii").split("\n"), start=1):
            yield _placement(line, number)

    def _at(self, starts: Iterable[int]) -> Iterator[Placement]:
        for start in starts:
            line = self.content[start : self.content.find(b"\n", start)].decode("ascii")
            school, category, _ = line.split(",", 2)
            first, _ = self._starts.of_lot[school, category]
            yield _placement(line, 1 + self.content.count(b"\n", first, start))


def _starts_of(content: bytes) -> _Starts:
    starts = _Starts()
    start = content.find(b"\n") + 1
    while start < len(content):
        end = content.find(b"\n", start)
        school, category, _, app_no, bound, _ = content[start:end].decode("ascii").split(",", 5)
        first, _ = starts.of_lot.get((school, category), (start, end))
        starts.of_lot[school, category] = (first, end)
        starts.of_number.setdefault(app_no, []).append(start)
        if bound:
            starts.of_group.setdefault(bound, []).append(start)
        start = end + 1
    return starts


def _placement(line: str, number: int) -> Placement:
    school, category, pos, app_no, bound, choice, tier, ticket, status, wait = line.split(",")
    where = (school, category, number, int(pos), app_no, bound)
    return Placement(*where, int(choice), int(tier), ticket, status, int(wait) if wait else None)


def _counted(lot: Lot, lines: list[Placement]) -> LotLines:
    placed = [one for one in lines if one.placed]
    cut = placed[-1] if placed else None
    figures = LotResult(
        *lot,
        applicants=len(lines),
        last_pos=max((one.pos for one in lines), default=0),
        admitted=len(placed),
        waiting=sum(one.wait is not None for one in lines),
        tiers=len({one.tier for one in lines}),
        cut_line=None if cut is None else cut.line,
        cut_pos=None if cut is None else cut.pos,
    )
    return LotLines(figures, cut, tuple(one.pos for one in placed), tuple(_excerpt(figures, lines)))


def _excerpt(lot: LotResult, lines: Iterable[Placement]) -> Iterator[Placement]:
    around = range(0)
    if lot.cut_pos is not None and lot.waiting:
        around = range(lot.cut_pos - BEFORE_THE_LINE, lot.cut_pos + AFTER_THE_LINE + 1)
    return (line for line in lines if line.pos <= HEAD or line.pos in around)
