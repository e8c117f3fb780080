"""The rules hold for whatever the product computes, and each one notices the results that break it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from services.lottery.domain.rehearsing.invariants import RULES, check_result
from services.lottery.domain.rehearsing.seed import rehearsal_text, rehearse_draw
from services.lottery.domain.roster.roster import Choice
from services.lottery.domain.rules import GroupBoundary, Mechanism
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import DrawFiles, child, children, drawn
from tests.spec.random_draws import RandomDraw, draws

HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait"
Row = dict[str, str]
Change = Callable[[list[Row]], None]
SINGLES = children(6, "S01", "S02")
PAIR = [*child("0001", "S01", group="0001"), *child("0002", "S01", group="0001"), *children(4, "S01")]
TIERS = [*child("0001", "S01", tier=0), *child("0002", "S01", tier=0), *children(4, "S01")]


def rehearsed(files: DrawFiles) -> tuple[list[Row], str]:
    """The rows of a rehearsal's result, and its seed."""
    outcome = rehearse_draw(files.roster, files.draw, rehearsal_text(sha256_hex(files.draw), "5a" * 32))
    names = HEADER.split(",")
    lines = outcome.results.decode().splitlines()[1:]
    return [dict(zip(names, line.split(","), strict=True)) for line in lines], outcome.seed.seed


def broken(files: DrawFiles, change: Change) -> dict[str, str]:
    """The rules that a result breaks after a change, each with its example."""
    rows, seed = rehearsed(files)
    change(rows)
    results = "".join(f"{line}\n" for line in [HEADER, *(",".join(row.values()) for row in rows)]).encode()
    found = check_result(files.roster, files.draw, results, seed=seed)
    return {one.code: one.example for one in found if not one.holds}


def first(rows: list[Row], **wanted: str) -> Row:
    return next(row for row in rows if wanted.items() <= row.items())


def admit_a_refused_child(rows: list[Row]) -> None:
    waiting = first(rows, status="WAIT")
    for row in rows:
        if row["app_no"] == waiting["app_no"]:
            row["status"] = "ELSE"
    waiting["status"] = "ADMIT"


def give_a_second_place(rows: list[Row]) -> None:
    has = first(rows, status="ADMIT", school="S01")
    first(rows, app_no=has["app_no"], school="S02")["status"] = "ADMIT"


def change_places(rows: list[Row]) -> None:
    """The last admitted and the first waiting of a lot."""
    admitted = [row for row in rows if row["status"] == "ADMIT"][-1]
    waiting = first(rows, status="WAIT", school=admitted["school"])
    admitted["status"], waiting["status"] = "WAIT", "ADMIT"


def leave_a_seat_empty(rows: list[Row]) -> None:
    [row for row in rows if row["status"] == "ADMIT"][-1]["status"] = "WAIT"


def part_the_twins(rows: list[Row]) -> None:
    first(rows, app_no="0002")["status"] = "WAIT" if first(rows, app_no="0001")["status"] == "ADMIT" else "ADMIT"


def add_a_stranger(rows: list[Row]) -> None:
    rows.append(rows[-1] | {"app_no": "9999", "status": "WAIT"})


def drop_a_child(rows: list[Row]) -> None:
    rows.remove(first(rows, status="WAIT"))


def repeat_a_line(rows: list[Row]) -> None:
    rows.append(first(rows, status="WAIT"))


def change_a_tier(rows: list[Row]) -> None:
    first(rows, status="WAIT")["tier"] = "0"


def invent_a_ticket(rows: list[Row]) -> None:
    first(rows, status="WAIT")["ticket"] = "f" * 64


@pytest.mark.parametrize(
    ("choices", "change", "code"),
    [
        (SINGLES, admit_a_refused_child, "SEATS"),
        (SINGLES, give_a_second_place, "ONE_PLACE"),
        (TIERS, change_places, "TIERS"),
        (SINGLES, change_places, "ORDER"),
        (SINGLES, leave_a_seat_empty, "NO_EMPTY_SEAT"),
        (PAIR, part_the_twins, "TWINS"),
        (SINGLES, add_a_stranger, "ROSTER"),
        (SINGLES, drop_a_child, "ROSTER"),
        (SINGLES, repeat_a_line, "ROSTER"),
        (SINGLES, change_a_tier, "ROSTER"),
        (SINGLES, invent_a_ticket, "TICKETS"),
    ],
)
def test_a_wrong_result_breaks_its_rule(choices: list[Choice], change: Change, code: str) -> None:
    found = broken(drawn(choices), change)
    assert code in found
    assert found[code]


@pytest.mark.parametrize("choices", [SINGLES, PAIR, TIERS, []])
@pytest.mark.parametrize("mechanism", Mechanism)
def test_a_right_result_breaks_nothing(choices: list[Choice], mechanism: Mechanism) -> None:
    assert broken(drawn(choices, mechanism=mechanism), lambda _: None) == {}


def test_only_a_group_may_go_over_the_seats_and_only_where_it_is_admitted_whole() -> None:
    def overfill(rows: list[Row]) -> None:
        for row in rows:
            row["status"] = "ADMIT" if row["group"] or row["pos"] == "1" else "WAIT"

    assert "SEATS" not in broken(drawn(PAIR), overfill)
    assert "SEATS" in broken(drawn(PAIR, group_boundary=GroupBoundary.SKIP), overfill)


def test_a_broken_rule_is_counted() -> None:
    rows, seed = rehearsed(files := drawn(SINGLES))
    results = "".join(f"{line}\n" for line in [HEADER, *(",".join((row | {"ticket": "0"}).values()) for row in rows)])
    found = {one.code: one for one in check_result(files.roster, files.draw, results.encode(), seed=seed)}
    assert found["TICKETS"].broken == len(rows)


@given(draws())
@settings(max_examples=60, deadline=None)
def test_every_rehearsal_of_any_draw_keeps_every_rule(draw: RandomDraw) -> None:
    outcome = rehearse_draw(draw.roster, draw.draw, rehearsal_text(sha256_hex(draw.draw), "c3" * 32))
    found = check_result(draw.roster, draw.draw, outcome.results, seed=outcome.seed.seed)
    assert [one.code for one in found] == [code for code, _, _ in RULES]
    assert [one for one in found if not one.holds] == []
