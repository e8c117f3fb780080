"""The search itself: it finds a value however it is written, and says which names it cannot judge."""

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.system.haystack import Haystack, Search, latin
from tests.system.personal_values import PersonalValue

NAME = PersonalValue("name", "欧阳知秋")
NUMBER = PersonalValue("number", "14012320170312991X")
PHONE = PersonalValue("phone", "16900000001")
ADDRESS = PersonalValue("address", "太原市娄烦县滨河路12号3单元")
FOREIGN = PersonalValue("name", "Amina Diallo")
PASSPORT = PersonalValue("number", "E12345678")
VALUES = {NAME, NUMBER, PHONE, ADDRESS, FOREIGN, PASSPORT}


def haystack(*contents: bytes) -> Haystack:
    made = Haystack(latin(VALUES))
    for content in contents:
        made.read(content)
    return made


@pytest.mark.parametrize("value", sorted(VALUES, key=str))
@pytest.mark.parametrize(
    "write",
    [
        lambda text: b"\x00\x1f" + text.encode() + b"\xff",
        lambda text: f"尊敬的{text}家长".encode(),
        lambda text: b"\\\\x" + text.encode().hex().encode(),
        lambda text: b"0" + text.encode().hex().upper().encode() + b"0",
        lambda text: base64.b64encode(text.encode()),
        lambda text: b"abc" + base64.urlsafe_b64encode(b"prefix" + text.encode()),
        lambda text: json.dumps({"a": text}).encode(),
        lambda text: b"/api/sign-in?x=" + quote(text).encode(),
    ],
)
def test_a_value_is_found_however_it_is_written(value: PersonalValue, write: Callable[[str], bytes]) -> None:
    assert Search(VALUES, Haystack()).found(haystack(write(value.text))) == {value}


@pytest.mark.parametrize("value", [NUMBER, PHONE])
def test_digits_are_found_in_utf16(value: PersonalValue) -> None:
    assert Search(VALUES, Haystack()).found(haystack(b"\x01" + value.text.encode("utf-16-le"))) == {value}


def test_a_name_that_is_a_word_counts_where_it_stands_alone() -> None:
    name = PersonalValue("name", "高明")
    search = Search({name}, haystack("手段高明的人".encode()))
    assert search.alone == {name}
    assert search.found(haystack("手段高明的人".encode())) == set()
    assert search.found(haystack("x,高明,y".encode())) == {name}


def test_a_name_that_stood_there_alone_before_cannot_be_judged() -> None:
    name = PersonalValue("name", "高明")
    search = Search({name}, haystack("x,高明,y".encode()))
    assert (search.not_judged, search.found(haystack("x,高明,y".encode()))) == ({name}, set())


def test_nothing_is_found_where_nothing_is() -> None:
    assert Search(VALUES, Haystack()).found(haystack(bytes(range(256)) * 50, "一二三四五".encode())) == set()
