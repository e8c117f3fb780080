"""Which passwords are refused, and that good ones are not."""

import pytest

from services.staff.domain.password_rules import LONGEST, common_words, normal_password, password_problem


def code_of(password: str, *names: str) -> str | None:
    problem = password_problem(password, names=names)
    return problem.code if problem else None


@pytest.mark.parametrize(
    "password",
    [
        "shi liu ba dian gong jiao",
        "石榴八点公交雨伞和一把椅子",
        "kX9#mTq2!vLp",
        "correct horse battery",
        "no digits in here at all",
        "x" * 3 + "yzabc-unlike" * 2,
    ],
)
def test_a_password_that_holds_is_taken(password: str) -> None:
    assert code_of(password, "zhaoxy", "赵晓云") is None


@pytest.mark.parametrize("password", ["", "short", "elevenchar.", "十一个字的密码也太短了"])
def test_fewer_than_twelve_characters_are_too_few(password: str) -> None:
    assert code_of(password) == "PASSWORD_SHORT"


def test_there_is_a_longest() -> None:
    assert code_of("kX9#mTq2!vLp " * 20) == "PASSWORD_LONG"
    assert len("kX9#mTq2!vLp " * 20) > LONGEST


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd!Password"[8:] + "12345",
        "Administrator1",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "123456789012",
        "098765432109",
        "201905201314",
        "aaaaaaaaaaaa",
        "abababababab",
        "abc123abc123",
        "Zhaosheng2026!",
        "yangguang@2026",
        "招生办2026招生办2026",
        "qwertyuiopasdfghjkl",
        "woaini520520520",
    ],
)
def test_the_commonest_are_refused(password: str) -> None:
    assert code_of(password) == "PASSWORD_COMMON"


@pytest.mark.parametrize("password", ["my name is ZhaoXY ok", "赵晓云的密码就是这个长长的"])
def test_a_password_does_not_hold_the_name(password: str) -> None:
    assert code_of(password, "zhaoxy", "赵晓云") == "PASSWORD_HOLDS_NAME"


def test_a_name_of_one_letter_forbids_nothing() -> None:
    assert code_of("石榴八点公交雨伞和一把椅子", "和") is None


def test_the_same_password_on_another_keyboard_is_the_same() -> None:
    assert normal_password("ｋＸ９＃") == "kX9#"


def test_the_list_has_no_doubles_and_no_capitals() -> None:
    assert all(word == word.casefold() for word in common_words())
    assert {"password", "qwerty", "zhaosheng"} <= common_words()
