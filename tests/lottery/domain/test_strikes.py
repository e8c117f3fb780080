"""Tests of strikes.csv."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.errors import Refused
from services.lottery.domain.strikes import Reason, Strike, parse_strikes, read_strikes, render_strikes

APP_NOS = [b"1001", b"1002", b"A1"]
STRIKES = st.lists(st.sampled_from(APP_NOS), unique=True).flatmap(
    lambda app_nos: st.tuples(*(st.builds(Strike, st.just(one.decode()), st.sampled_from(Reason)) for one in app_nos))
)


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse_strikes(content, APP_NOS)
    return refused.value.code


@given(STRIKES)
def test_what_is_written_is_read_back(strikes: tuple[Strike, ...]) -> None:
    content = render_strikes(list(strikes))
    assert read_strikes(content) == list(strikes)
    assert [APP_NOS[place].decode() for place in parse_strikes(content, APP_NOS)] == [one.app_no for one in strikes]


@given(STRIKES, STRIKES)
def test_a_longer_list_begins_with_the_bytes_of_the_shorter(
    first: tuple[Strike, ...], more: tuple[Strike, ...]
) -> None:
    assert render_strikes([*first, *more]).startswith(render_strikes(list(first)))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "STRIKES_HEADER"),
        (b"seq,app_no,reason", "STRIKES_HEADER"),
        (b"seq,app_no,reason\n1,1001,DECLINED", "STRIKES_HEADER"),
        (b"seq,app_no,reason\r\n", "STRIKES_HEADER"),
        (b"seq,app_no,reason\n2,1001,DECLINED\n", "STRIKES_ROW"),
        (b"seq,app_no,reason\n01,1001,DECLINED\n", "STRIKES_ROW"),
        (b"seq,app_no,reason\n1,1001,declined\n", "STRIKES_ROW"),
        (b"seq,app_no,reason\n1,1001,DECLINED\r\n", "STRIKES_ROW"),
        (b"seq,app_no,reason\n1,1001,DECLINED,\n", "STRIKES_ROW"),
        (b"seq,app_no,reason\n\n", "STRIKES_ROW"),
        ("seq,app_no,reason\n１,1001,DECLINED\n".encode(), "STRIKES_ROW"),
        (b"seq,app_no,reason\n1,1003,DECLINED\n", "STRIKES_APP"),
        (b"seq,app_no,reason\n1,A1,DECLINED\n2,A1,DECLINED\n", "STRIKES_APP"),
        (b"seq,app_no,reason\n1,1003,DECLINED\n3,A1,DECLINED\n", "STRIKES_APP"),
    ],
)
def test_each_fault_has_its_code(content: bytes, code: str) -> None:
    assert code_of(content) == code
