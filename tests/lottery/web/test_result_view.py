"""The list of a lot: gaps, the cut-off line, and few enough links."""

import pytest

from services.lottery.store.placements import LotResult, Placement
from services.lottery.web.result_view import after_the_rows, page_of, pages_around, result_view
from tests.builders.notices import notice


def line(number: int, pos: int, status: str = "ADMIT", wait: int | None = None) -> Placement:
    return Placement("P01", "ALL", number, pos, f"{number:04d}", "", 1, 1, f"{number:064x}", status, wait)


def lot(applicants: int, *, waiting: int = 0, cut: int = 12) -> LotResult:
    return LotResult("P01", "ALL", applicants, applicants, cut, waiting, 1, cut, cut)


@pytest.mark.parametrize(("number", "page"), [(1, 1), (100, 1), (101, 2), (60_000, 600)])
def test_a_hundred_lines_are_a_page(number: int, page: int) -> None:
    assert page_of(number) == page


@pytest.mark.parametrize(
    ("number", "pages", "links"),
    [(1, 1, (1,)), (1, 4, (1, 2, 3, 4)), (300, 600, (1, 298, 299, 300, 301, 302, 600)), (1, 600, (1, 2, 3, 600))],
)
def test_only_near_pages_and_the_ends_have_links(number: int, pages: int, links: tuple[int, ...]) -> None:
    assert pages_around(number, pages) == links


def test_lines_left_out_are_named_by_their_places() -> None:
    lines = [line(1, 1), line(12, 12), line(13, 13, "WAIT", 1)]
    view = result_view(notice(), lot(40, waiting=28), lines, path="/lots/P01/ALL")
    assert [row.kind for row in view.rows] == ["line", "gap", "line", "cut", "line"]
    assert view.rows[1].words == "第 2 到 11 位"
    assert view.caption == "按派位号从小到大，录取线在第 12 位"
    after = after_the_rows(lot(40, waiting=28), lines)
    assert after is not None
    assert after.words == "第 14 到 40 位"


def test_without_a_waiting_child_there_is_no_line() -> None:
    view = result_view(notice(), lot(12), [line(12, 12)], path="/lots/P01/ALL")
    assert [row.kind for row in view.rows] == ["line"]
    assert view.caption == "按派位号从小到大"
    assert after_the_rows(lot(12), [line(12, 12)]) is None


def test_children_above_the_seats_are_counted() -> None:
    assert result_view(notice(), lot(40, waiting=27, cut=13), [], path="").one_more == 1
    assert result_view(notice(), lot(10, cut=10), [], path="").one_more == 0
