"""`yangguang results selfcheck` over real sockets: the real pages hold, and every page that lies is found."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp
from typer.testing import CliRunner, Result

from services.results_commands import NAMES, results_app
from tests.browser.draws import RunningLottery, lottery, many_choices_county, one_choice_county
from tests.browser.serving import serving
from tests.builders.draws import County
from tests.fakes.told_pages import ADMITTED, DRAW, NUMBERS, WAITING, Lie, ToldPages, page_of, ticket_of

__all__ = ["lottery"]


@pytest.fixture
def serve() -> Iterator[Callable[[ASGIApp], str]]:
    """Start apps and say their addresses; they stop at the end of the test."""
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))


def run(url: str, *options: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(results_app, ["selfcheck", url, *options])


def counts(result: Result) -> dict[str, int]:
    """The kinds that differ, by their names in the table."""
    rows = [[cell.strip() for cell in line.split("│")[1:3]] for line in result.output.splitlines() if "│" in line]
    return {name: int(count) for name, count in rows if name and int(count)}


def told(app_no: str, change: Callable[[str], Response | str]) -> Lie:
    async def lie(asked: str, page: str, _time: int) -> Response | str:
        return change(page) if asked == app_no else page

    return lie


def swapped(old: str, new: str) -> Callable[[str], str]:
    def change(page: str) -> str:
        assert old in page
        return page.replace(old, new, 1)

    return change


def one_digit(page: str) -> str:
    first = ticket_of(WAITING)[:4]
    return page.replace(f'<span class="g">{first}', f'<span class="g">{"0" if first[0] != "0" else "1"}{first[1:]}', 1)


@pytest.mark.parametrize("made", [one_choice_county(), many_choices_county()], ids=["one choice", "many choices"])
def test_the_real_pages_say_what_the_file_says(lottery: RunningLottery, made: County) -> None:
    result = run(lottery.with_draw(made, last="publish"))
    assert (result.exit_code, counts(result)) == (0, {}), result.output
    assert "说的和 results.csv 都一样" in result.output


def test_the_stand_in_of_these_tests_is_honest_by_itself(serve: Callable[[ASGIApp], str]) -> None:
    pages = ToldPages()
    result = run(f"{serve(pages.app())}/draws/{DRAW}/", "--at-once", "4")
    assert (result.exit_code, counts(result)) == (0, {}), result.output
    assert set(pages.asked.values()) == {1}
    assert len(pages.asked) == len(NUMBERS)
    assert 1 < pages.most_at_once <= 4


@pytest.mark.parametrize(
    ("lie", "kind"),
    [
        (told(WAITING, one_digit), "ticket"),
        (told(WAITING, swapped("候补 8<", "候补 7<")), "result"),
        (told(WAITING, swapped("候补第 8 位", "候补第 7 位")), "heading"),
        (told(WAITING, swapped("还有 7 个", "还有 6 个")), "ahead"),
        (told(ADMITTED, swapped('"pos">4<', '"pos">3<')), "pos"),
        (told(ADMITTED, swapped('"cut-pos">12<', '"cut-pos">13<')), "cut-pos"),
        (told(ADMITTED, swapped('"pos">4<', '"pos">4</b><b data-fact="pos">5<')), "pos"),
        (told(ADMITTED, swapped(f":*:{ADMITTED}", f":*:{WAITING}")), "recipe"),
        (told(ADMITTED, swapped(' data-fact="result"', "")), "result"),
        (told(ADMITTED, lambda _: page_of(ADMITTED, "TEST-140199-2023-XX-02")), "draw"),
        (told(ADMITTED, swapped("录取线", '录取线<span class="g">0</span>')), "cut-ticket"),
        (told(ADMITTED, lambda _: Response(status_code=404)), "unreachable"),
        (told(ADMITTED, lambda _: Response(status_code=302, headers={"location": "/"})), "unreachable"),
    ],
)
def test_one_page_that_lies_is_found(serve: Callable[[ASGIApp], str], lie: Lie, kind: str) -> None:
    result = run(f"{serve(ToldPages(lie).app())}/draws/{DRAW}")
    assert (result.exit_code, counts(result)) == (1, {NAMES[kind]: 1}), result.output
    assert re.search(f"{WAITING}|{ADMITTED}", result.output)


def test_the_page_of_another_child_differs_in_everything_of_that_child(serve: Callable[[ASGIApp], str]) -> None:
    result = run(f"{serve(ToldPages(told(ADMITTED, lambda _: page_of(WAITING))).app())}/draws/{DRAW}")
    found = {NAMES[kind] for kind in ("number", "heading", "result", "pos", "ticket", "recipe")}
    assert (result.exit_code, set(counts(result))) == (1, found)


def test_a_page_that_breaks_once_is_asked_again(serve: Callable[[ASGIApp], str]) -> None:
    async def breaks_once(_app_no: str, page: str, time: int) -> Response | str:
        return page if time > 1 else PlainTextResponse("", 503, headers={"Retry-After": "0"})

    pages = ToldPages(breaks_once)
    result = run(f"{serve(pages.app())}/draws/{DRAW}", "--at-once", "16")
    assert result.exit_code == 0, result.output
    assert set(pages.asked.values()) == {2}


def test_a_page_that_breaks_always_is_asked_so_many_times_and_named(serve: Callable[[ASGIApp], str]) -> None:
    pages = ToldPages(told(WAITING, lambda _: Response(status_code=500)))
    result = run(f"{serve(pages.app())}/draws/{DRAW}", "--attempts", "2")
    assert (result.exit_code, counts(result)) == (1, {NAMES["unreachable"]: 1})
    assert (pages.asked[WAITING], "HTTP 500" in result.output) == (2, True)


def test_a_page_that_hangs_does_not_hold_up_the_check(serve: Callable[[ASGIApp], str]) -> None:
    async def hangs(app_no: str, page: str, _time: int) -> str:
        if app_no == WAITING:
            await asyncio.sleep(3.5)
        return page

    address = serve(ToldPages(hangs).app())
    result = run(f"{address}/draws/{DRAW}", "--attempts", "1", "--seconds", "2")
    assert (result.exit_code, counts(result)) == (1, {NAMES["unreachable"]: 1})
    assert "2 秒没有回答" in result.output


def test_where_everything_lies_the_check_stops_early(serve: Callable[[ASGIApp], str]) -> None:
    async def nothing(_app_no: str, _page: str, _time: int) -> str:
        return "<p>没有"

    pages = ToldPages(nothing)
    result = run(f"{serve(pages.app())}/draws/{DRAW}", "--at-once", "1")
    assert result.exit_code == 1
    assert len(pages.asked) < len(NUMBERS)


def test_a_file_that_the_sums_do_not_name_is_not_believed(serve: Callable[[ASGIApp], str]) -> None:
    pages = ToldPages(sums=f"{'0' * 64}  results.csv\n")
    result = run(f"{serve(pages.app())}/draws/{DRAW}")
    assert (result.exit_code, pages.asked.total()) == (1, 0)
    assert "指纹不一样" in result.output


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/draws/X", "nonsense"])
def test_without_the_files_nothing_is_said_of_the_pages(url: str) -> None:
    result = run(url, "--attempts", "1")
    assert (result.exit_code, "拿不到 results.csv" in result.output) == (2, True)
