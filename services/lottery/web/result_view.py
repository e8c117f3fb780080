"""The result of a lot as a list (ux guide, 4.16): places, numbers, tickets, the cut-off line; never a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.lottery.actions.read_lot import LINES_ON_A_PAGE
from services.lottery.store.notices import Notice
from services.lottery.store.placements import LotResult, Placement
from services.lottery.web.tongue import ZH, Tongue
from services.lottery.web.wording import seat_name, status_words

PAGES_AROUND = 2


@dataclass(frozen=True)
class RowView:
    """One row: a placement, or a gap of lines not shown here, or the cut-off line itself."""

    kind: str
    """line, gap or cut."""
    pos: int = 0
    app_no: str = ""
    ticket: str = ""
    result: str = ""
    bound: bool = False
    at_the_line: bool = False
    words: str = ""
    page: int = 0


@dataclass(frozen=True)
class ResultView:
    """One lot: its figures and rows. `cut` is the last admitted ticket, empty where nobody waits."""

    name: str
    path: str
    seats: int
    applicants: int
    admitted: int
    waiting: int
    caption: str
    rows: tuple[RowView, ...]
    pages: tuple[int, ...]

    @property
    def one_more(self) -> int:
        """How many children came in above the seats, as bound groups may."""
        return max(0, self.admitted - self.seats)


def result_view(
    notice: Notice, lot: LotResult, lines: Sequence[Placement], *, path: str, tongue: Tongue = ZH
) -> ResultView:
    """Return the view of these lines of a lot; gaps between them, and after them, become rows of their own."""
    seat = next(seat for seat in notice.seats if (seat.school, seat.category) == (lot.school, lot.category))
    return ResultView(
        name=seat_name(seat),
        path=path,
        seats=seat.capacity,
        applicants=lot.applicants,
        admitted=lot.admitted,
        waiting=lot.waiting,
        caption=_caption(lot, tongue),
        rows=tuple(_rows(lot, lines, tongue)),
        pages=pages_around(1, page_of(lot.applicants)),
    )


def page_of(line: int) -> int:
    """Return the page that a line stands on, from 1."""
    return (line - 1) // LINES_ON_A_PAGE + 1


def pages_around(number: int, pages: int) -> tuple[int, ...]:
    """Return the pages worth a link: the first, the last, and those around this one."""
    near = range(max(1, number - PAGES_AROUND), min(pages, number + PAGES_AROUND) + 1)
    return tuple(sorted({1, *near, pages} - {0}))


def _caption(lot: LotResult, tongue: Tongue) -> str:
    return tongue("rows.line", n=lot.cut_pos) if lot.waiting and lot.cut_pos else tongue("rows.sorted")


def _rows(lot: LotResult, lines: Sequence[Placement], tongue: Tongue) -> list[RowView]:
    rows: list[RowView] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and line.line > before.line + 1:
            rows.append(_gap(before, line.pos - 1, tongue))
        rows.append(_line(line, lot, tongue))
        if lot.waiting and line.line == lot.cut_line:
            rows.append(RowView("cut", ticket=line.ticket))
    return rows


def after_the_rows(lot: LotResult, lines: Sequence[Placement], tongue: Tongue = ZH) -> RowView | None:
    """Return the gap from the last line shown to the end of the lot, or None."""
    return _gap(lines[-1], lot.last_pos, tongue) if lines and lines[-1].pos < lot.last_pos else None


def _gap(before: Placement, last: int, tongue: Tongue) -> RowView:
    return RowView("gap", words=tongue("rows.gap", first=before.pos + 1, last=last), page=page_of(before.line + 1))


def _line(line: Placement, lot: LotResult, tongue: Tongue) -> RowView:
    return RowView(
        "line",
        pos=line.pos,
        app_no=line.app_no,
        ticket=line.ticket,
        result=status_words(line, tongue),
        bound=bool(line.bound),
        at_the_line=bool(lot.waiting) and line.pos == lot.cut_pos,
    )
