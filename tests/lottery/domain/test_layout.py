"""Tests of the one legal byte layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.encoding import LARGEST_INTEGER
from services.lottery.domain.errors import Refused
from services.lottery.domain.layout import INTEGER, TEXT, Layout, bounded

LAYOUT = Layout("x.json", {"name": TEXT, "count": INTEGER, "rows": (TEXT, INTEGER)})
RIGHT = b'{\n"name":"\xe5\x90\x8d",\n"count":7,\n"rows":[\n["a",1],\n["b",2]\n]\n}\n'
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"], exclude_characters='"\\'), max_size=8)


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        LAYOUT.read(content)
    return refused.value.code


def test_the_layout_is_read() -> None:
    reading = LAYOUT.read(RIGHT)
    assert (reading.texts, reading.integers) == ({"name": "名"}, {"count": 7})
    assert reading.rows == {"rows": [("a", "1"), ("b", "2")]}


@given(TEXTS, st.integers(0, LARGEST_INTEGER), st.lists(st.tuples(TEXTS, st.integers(0, LARGEST_INTEGER)), max_size=3))
def test_what_is_written_is_read_back(name: str, count: int, rows: list[tuple[str, int]]) -> None:
    reading = LAYOUT.read(LAYOUT.write({"name": name, "count": count, "rows": rows}))
    assert (reading.texts["name"], reading.integers["count"]) == (name, count)
    assert reading.rows["rows"] == [(text, str(number)) for text, number in rows]


@given(st.integers(0, len(RIGHT) - 1), st.integers(0, 255))
def test_no_other_bytes_mean_the_same(place: int, byte: int) -> None:
    spoiled = RIGHT[:place] + bytes([byte]) + RIGHT[place + 1 :]
    try:
        reading = LAYOUT.read(spoiled)
    except Refused:
        return
    assert (reading == LAYOUT.read(RIGHT)) == (spoiled == RIGHT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n}\n", b"\n}"), (b"\n", b"\r\n"), (b'"name":', b'"name": '), (b"7", b"7.0"), (b"7", b"-7"), (b"7", b"7e0"),
        (b"7", b'"7"'), (b'["a",1]', b'["a",1,1]'), (b'["a",1]', b'["a"]'), (b'["a",1]', b'["a", 1]'),
        (b'"a"', b'"\\u0061"'),
        (b'"a"', b"null"), (b",1]", b',"1"]'), (b'["a",1],\n["b",2]\n', b"\n"), ("名".encode(), "\u202e".encode()),
        (b'{\n"name"', b'{\n"name":"x",\n"name"'), (b'"rows":[\n["a",1],\n["b",2]\n]', b'"rows":{}'),
    ],
)  # fmt: skip
def test_json_in_another_layout_is_refused(old: bytes, new: bytes) -> None:
    assert old in RIGHT
    assert code_of(RIGHT.replace(old, new)) == "LAYOUT"


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"\xef\xbb\xbf" + RIGHT, RIGHT.replace(b",\n", b"\n", 1), RIGHT + b"x"]
)
def test_what_is_not_json_is_refused_first(content: bytes) -> None:
    assert code_of(content) == "JSON"


@pytest.mark.parametrize("content", [b"[]", b"{}", b"1", RIGHT.replace(b"count", b"counts"), b'{"name":1,"count":1}'])
def test_other_members_are_refused_before_the_layout(content: bytes) -> None:
    assert code_of(content) == "MEMBERS"


def test_an_integer_may_have_any_number_of_digits_before_its_range_is_judged() -> None:
    huge = b"9" * 10_000
    assert LAYOUT.read(RIGHT.replace(b"7", huge)).integers["count"] > LARGEST_INTEGER
    assert (bounded("999999999"), bounded("1000000000")) == (LARGEST_INTEGER, LARGEST_INTEGER + 1)
