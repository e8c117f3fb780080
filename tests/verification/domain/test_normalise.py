"""What is typed and what is registered come to one form, and only to that."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.normalise import (
    address_form,
    lies_in,
    name_form,
    narrow,
    place_of_certificate,
    property_number_form,
)

PLACES = ("山西省太原市娄烦县", "太原市娄烦县", "娄烦县")


@pytest.mark.parametrize("dot", "·・•‧．")
def test_every_middle_dot_is_the_same_dot(dot: str) -> None:
    assert name_form(f"迪丽{dot}买买提") == "迪丽·买买提"


def test_width_and_spaces_never_count_in_a_name() -> None:
    assert name_form(" 王　小 ｘ") == "王小X"


@pytest.mark.parametrize("word", ["号楼", "栋", "幢", "座"])
def test_every_word_for_a_house_is_the_same_word(word: str) -> None:
    assert address_form(f"滨河路１２号5{word}1单元302室") == "滨河路12号5幢1单元302"


@pytest.mark.parametrize(
    "written",
    ["晋(2021)娄烦县不动产权第0004871号", "晋（2021）娄烦县不动产权第4871号", "晋 (２０２１) 娄烦县 不动产权第04871号"],
)
def test_a_property_number_is_place_year_and_number(written: str) -> None:
    assert property_number_form(written) == "晋/2021/娄烦县/4871"
    assert place_of_certificate(written) == "娄烦县"


def test_an_old_certificate_stays_as_it_is_written() -> None:
    assert property_number_form("晋房权证并字第 0123 号") == "晋房权证并字第0123号"
    assert place_of_certificate("晋房权证并字第0123号") == ""


def test_an_address_lies_in_the_unit_when_it_begins_with_one_of_its_places() -> None:
    assert lies_in("山西省太原市娄烦县滨河路1号", PLACES)
    assert lies_in("娄烦县 滨河路1号", PLACES)
    assert not lies_in("河北省石家庄市娄烦县路1号", PLACES)
    assert not lies_in("", PLACES)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_forms_are_reached_in_one_step(text: str) -> None:
    assert narrow(narrow(text)) == narrow(text)
    assert address_form(narrow(text)) == address_form(text)


@given(st.text(alphabet="陈子浩叶兰·12３ａ"))
def test_the_form_of_a_name_does_not_depend_on_its_normalisation(name: str) -> None:
    assert name_form(unicodedata.normalize("NFC", name)) == name_form(unicodedata.normalize("NFD", name))
