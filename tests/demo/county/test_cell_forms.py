"""What a cell may look like."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.demo.county.cell_forms import real_date, real_month
from services.demo.county.identity_forms import any_document, is_credit_code
from services.demo.county.label_forms import gender_word, label_of
from services.demo.county.problems import Expected


@pytest.mark.parametrize("text", ["2017-03-05", "20170305", "2017/3/5", "2017.03.05", "2017年3月5日"])
def test_a_date_is_read_in_every_usual_form(text: str) -> None:
    assert real_date(text) == "2017-03-05"


@pytest.mark.parametrize("text", ["2017-02-29", "201735", "5.3.2017", "二〇一七年", "2017-3", "20170305.0"])
def test_no_other_text_is_a_date(text: str) -> None:
    with pytest.raises(Expected, match="2017-03-05"):
        real_date(text)


@given(st.dates())
def test_every_date_reads_back(day: date) -> None:
    assert real_date(day.isoformat()) == real_date(day.isoformat().replace("-", "")) == day.isoformat()


@pytest.mark.parametrize("text", ["202301", "2023-01", "2023年1月", "2023/1"])
def test_a_month_is_read_in_every_usual_form(text: str) -> None:
    assert real_month(text) == "202301"


@pytest.mark.parametrize("text", ["202300", "202313", "20231", "2023", "1月"])
def test_no_other_text_is_a_month(text: str) -> None:
    with pytest.raises(Expected):
        real_month(text)


def test_an_owner_may_be_a_company() -> None:
    assert is_credit_code("91350100M000100Y43")
    assert not is_credit_code("91350100M000100Y44")
    assert any_document("91350100m000100y43") == "91350100M000100Y43"


def test_an_owner_with_a_wrong_citizens_number_is_refused() -> None:
    with pytest.raises(Expected, match="校验"):
        any_document("140123201703059918")


@pytest.mark.parametrize(("said", "word"), [("男", "男"), ("女性", "女"), ("1", "男")])
def test_sexes_are_understood_by_word_and_by_code(said: str, word: str) -> None:
    assert gender_word(said) == word


def test_words_that_exports_use_become_those_of_the_standard() -> None:
    relation = label_of("family_relation_gbt4761")
    assert (relation("儿子"), relation("妻子"), relation("孙女")) == ("子", "妻", "孙女")
