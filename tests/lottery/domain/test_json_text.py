"""Tests of the JSON grammar: what the standard library says of a text, at any depth of nesting."""

import json
from typing import Never

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.lottery.domain.json_text import NotJson, member_names

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NOISE = st.text('{}[]",:\\ \t\n0123456789-+.eEutrfalsn\x00', max_size=12)


def not_a_constant(text: str) -> Never:
    raise ValueError(text)


def by_the_library(text: str) -> list[str] | type[NotJson] | None:
    names: list[str] = []

    def outermost(pairs: list[tuple[str, object]]) -> None:
        names[:] = [name for name, _ in pairs]

    try:
        value = json.loads(text, object_pairs_hook=outermost, parse_constant=not_a_constant)
    except ValueError:
        return NotJson
    return names if value is None and text.strip(" \t\r\n").startswith("{") else None


def by_us(text: str) -> list[str] | type[NotJson] | None:
    try:
        return member_names(text)
    except NotJson:
        return NotJson


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_what_json_writes_is_read(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert by_us(text) == (list(value) if isinstance(value, dict) else None)


@given(VALUES, NOISE, st.integers(0, 40), st.integers(0, 3))
@example({}, "01", 1, 0)
@example({}, "", 0, 2)
def test_a_spoiled_text_is_judged_as_the_library_judges_it(value: object, noise: str, place: int, lost: int) -> None:
    text = json.dumps(value)
    spoiled = text[:place] + noise + text[place + lost :]
    assert by_us(spoiled) == by_the_library(spoiled)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "nul", "NaN", "Infinity", "-", "01", "1.", ".5", "1e", "+1",
        "'a'", '"\\x"', '"\\u12g4"', '"\t"', "\ufeff{}",
        "[1,]", "[,]", "[1 2]", '{"a"}', '{"a":}', '{"a":1,}', "{1:1}", "[}", "{]", "[", "{", "]", "[]]", "{}{}", "1 2",
        '{"a" 1}', '{"a":1 "b":2}', "[1:2]", '{"a","b"}', "\xa01",
    ],
)  # fmt: skip
def test_a_text_that_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(NotJson):
        member_names(text)


def test_repeated_and_escaped_names_are_all_named() -> None:
    assert member_names('{"a":{"inner":1},"\\u0062":[{"x":2}],"a":3}') == ["a", "b", "a"]


@pytest.mark.parametrize("depth", [10, 100_000])
def test_nesting_is_never_too_deep(depth: int) -> None:
    assert member_names('{"a":' * depth + "1" + "}" * depth) == ["a"]
    assert member_names("[" * depth + "]" * depth) is None
    with pytest.raises(NotJson):
        member_names("[" * depth)
