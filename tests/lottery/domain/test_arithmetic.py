"""Tests of verdict A."""

from collections.abc import Callable

import pytest

from services.lottery.domain.arithmetic import judge_arithmetic
from services.lottery.domain.draw import accept
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import Line, State
from tests.builders.draw_files import bundle, children, drawn

DRAW = drawn(children(5, "S01", "S02"))
FILES = bundle(DRAW)
INPUTS = accept(DRAW.roster, DRAW.draw, DRAW.seed)


def judged(name: str, content: bytes) -> dict[str, Line]:
    return {line.name: line for line in judge_arithmetic(FILES | {name: content}, INPUTS, None)}


def test_published_files_hold() -> None:
    assert [line.state for line in judge_arithmetic(FILES, INPUTS, None)] == [State.SHOWN] * 3


def test_a_refusal_ends_the_verdict_and_names_its_code() -> None:
    rules, *others = judge_arithmetic(FILES, None, Refused("SEATS", "…"))
    assert rules.state == State.CONTRADICTED
    assert rules.sentence.startswith("SEATS ")
    assert [line.state for line in others] == [State.NOT_SHOWN] * 2


def test_another_text_of_the_seed_contradicts() -> None:
    lines = judged("seed.txt", FILES["seed.txt"].replace(b"dice", b"DICE"))
    assert lines["seed_text"].state == State.CONTRADICTED
    assert lines["results"].state == State.SHOWN


@pytest.mark.parametrize(
    ("spoil", "line", "words"),
    [
        (lambda results: results.replace(b"ADMIT", b"WAIT", 1), 2, "WAIT"),
        (lambda results: results + b"x\n", 12, "没有这一行"),
        (lambda results: results[: results[:-1].rindex(b"\n") + 1], 11, "没有这一行"),
        (lambda results: results[:-1], 11, "没有换行"),
        (lambda results: results.replace(b"\n", b"\r\n"), 1, "wait\r”"),
        (lambda results: b"\xff" + results, 1, "\\xff"),
        (lambda _: b"", 1, "没有这一行"),
        (lambda results: b"x" * 1000 + results, 1, f"“{'x' * 240}…”"),
    ],
)
def test_the_first_line_that_differs_is_quoted(spoil: Callable[[bytes], bytes], line: int, words: str) -> None:
    found = judged("results.csv", spoil(FILES["results.csv"]))["results"]
    assert found.state == State.CONTRADICTED
    assert f"第 {line} 行" in found.sentence
    assert words in found.sentence
