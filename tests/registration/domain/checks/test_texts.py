"""Free text, dates and places: cleaned the same way wherever they come from."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.checks.dates import birth_date, check_birth_date
from services.registration.domain.checks.places import check_place
from services.registration.domain.checks.texts import half_width, tidy

TODAY = date(2023, 8, 30)


def test_full_width_becomes_ordinary_and_chinese_punctuation_stays() -> None:
    assert half_width("１８号　Ａ座（东），好。") == "18号 A座（东），好。"


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_real_day_comes_back_from_how_it_is_kept(day: date) -> None:
    for written in (f"{day:%Y%m%d}", f"{day.year}-{day.month}-{day.day}", f"{day.year}年{day.month}月{day.day}日"):
        assert birth_date(check_birth_date(written, today=TODAY)) == day


@given(st.integers(0, 10**6 - 1), st.none() | st.integers(0, 10**6 - 1))
def test_every_code_of_6_or_12_digits_is_a_place(first: int, last: int | None) -> None:
    code = f"{first:06d}" + ("" if last is None else f"{last:06d}")
    assert check_place(code) == code
