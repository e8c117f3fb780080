"""The published results.csv, read where it stands: every answer is cut out of its bytes (draw.md, section 7)."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from services.lottery.store.placements import LotResult, Placement

Lot = tuple[str, str]
"""School and category."""


@dataclass(frozen=True)
class LotLines:
    """One lot of the file: its figures, its last admitted line, and the places of those who have a seat."""

    result: LotResult
    cut: Placement | None
    placed: tuple[int, ...]

    def placed_before(self, pos: int) -> int:
        """Return how many children with a seat stand before this place."""
        return bisect_left(self.placed, pos)


@dataclass(frozen=True, eq=False)
class ResultsFile:
    """The bytes of one results.csv and their SHA-256 (64 hex digits); the caller has compared the two."""

    content: bytes
    sha256: str
    _lots: dict[Lot, LotLines] = field(default_factory=dict, repr=False)

    def of_number(self, app_no: str) -> tuple[Placement, ...]:
        """Return the lines of an application number in the order of its choices; nothing for an unknown one."""
        return tuple(sorted(self._with("app_no", app_no), key=lambda one: one.choice))

    def of_group(self, lot: Lot, bound: str) -> tuple[Placement, ...]:
        """Return the lines of every child of a bound group at one lot, ascending by number."""
        members = (one for one in self._with("bound", bound) if (one.school, one.category) == lot)
        return tuple(sorted(members, key=lambda one: one.app_no))

    def of_lot(self, lot: Lot) -> LotLines:
        """Return the figures of a lot that somebody lists; counted once, since the bytes never change."""
        if lot not in self._lots:
            self._lots[lot] = _counted(lot, list(self.lines_of(lot)))
        return self._lots[lot]

    def lines_of(self, lot: Lot) -> Iterator[Placement]:
        """Yield the lines of one lot in their order."""
        mark = _mark(lot)
        start = self.content.find(mark) + 1
        if not start:
            return
        end = self.content.find(b"\n", self.content.rfind(mark) + 1)
        for number, line in enumerate(self.content[start:end].decode("ascii").split("\n"), start=1):
            yield _placement(line, number)

    def _with(self, column: str, wanted: str) -> Iterator[Placement]:
        mark, at = f",{wanted},".encode(), self.content.find(b"\n")
        while (at := self.content.find(mark, at)) != -1:
            start, end = self.content.rfind(b"\n", 0, at) + 1, self.content.find(b"\n", at)
            line = self.content[start:end].decode("ascii")
            if line.split(",")[3 if column == "app_no" else 4] == wanted:
                yield _placement(line, self._number_in_lot(start, line))
            at = end

    def _number_in_lot(self, start: int, line: str) -> int:
        school, category, _ = line.split(",", 2)
        first = self.content.find(_mark((school, category)))
        return self.content.count(b"\n", first, start)


def _mark(lot: Lot) -> bytes:
    return f"\n{lot[0]},{lot[1]},".encode()


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
    return LotLines(figures, cut, tuple(one.pos for one in placed))
