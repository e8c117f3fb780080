"""Dates, places, phones, texts and codes, as they are typed and as they are kept."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.checks.item import Surroundings, check_item
from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.form.items import FormItem, registration_item, registration_items

AROUND = Surroundings(date(2023, 8, 30), "1")


def check(key: str, typed: str) -> str:
    item = registration_item(key)
    assert item is not None
    return check_item(item, typed, AROUND)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("birth_date", "20170312", "20170312"),
        ("birth_date", "2017-3-12", "20170312"),
        ("birth_date", "２０１７年３月１２日", "20170312"),
        ("birth_date", "2017.03.12", "20170312"),
        ("hukou_place_code", "1401 2300 1001", "140123001001"),
        ("birth_place_code", "140202", "140202"),
        ("phone", "+86 139-0000-1234", "13900001234"),
        ("phone", "８６１３９００００１２３４", "13900001234"),
        ("current_address", " 东街１８号  3号楼 ", "东街18号 3号楼"),
        ("native_place", "山西省，太原市", "山西省，太原市"),
        ("ethnic_group", "汉族", "01"),
    ],
)
def test_what_is_right_is_kept_clean(key: str, typed: str, kept: str) -> None:
    assert check(key, typed) == kept


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("birth_date", "201703", "DATE_FORMAT"),
        ("birth_date", "2017312", "DATE_FORMAT"),
        ("birth_date", "20170230", "DATE_UNREAL"),
        ("birth_date", "00000101", "DATE_UNREAL"),
        ("birth_date", "20230831", "DATE_AHEAD"),
        ("hukou_place_code", "1401", "PLACE_FORMAT"),
        ("hukou_place_code", "娄烦县", "PLACE_FORMAT"),
        ("phone", "12900001234", "PHONE_FORMAT"),
        ("phone", "1390000123", "PHONE_FORMAT"),
        ("phone", "0351-5550199", "PHONE_FORMAT"),
        ("current_address", "街" * 51, "TEXT_TOO_LONG"),
        ("current_address", "东街\u200b18号", "TEXT_CHARACTERS"),
        ("home_address", "a\u0000b", "TEXT_CHARACTERS"),
        ("ethnic_group", "99", "CODE_UNKNOWN"),
        ("is_migrant_child", "maybe", "CODE_UNKNOWN"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(key: str, typed: str, code: str) -> None:
    with pytest.raises(NotRight) as refused:
        check(key, typed)
    assert refused.value.code == code
    assert "请" in refused.value.sentence or "可以" in refused.value.sentence


def test_places_that_were_abolished_are_ordinary() -> None:
    for code in ("140202", "142301", "999999", "000000"):
        assert check("birth_place_code", code) == code


@given(st.sampled_from(registration_items()), st.text(max_size=80))
def test_any_text_is_kept_or_refused_and_what_is_kept_stays_as_it_is(item: FormItem, typed: str) -> None:
    with suppress(NotRight):
        kept = check_item(item, typed, AROUND)
        assert not kept or check_item(item, kept, AROUND) == kept
        assert kept.encode() is not None
