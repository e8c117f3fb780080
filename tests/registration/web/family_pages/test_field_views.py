"""How items are asked: the right control, near places first, nothing preselected, nothing kept lost."""

import pytest

from services.registration.web.family_pages.field_views import field_view
from services.registration.web.family_pages.places import place_groups, place_name
from services.registration.web.family_pages.question_view import why_asked
from tests.builders.registration import CHILD_NUMBER, a_unit

UNIT = a_unit()


@pytest.mark.parametrize(
    ("key", "control"),
    [
        ("name", "text"),
        ("ethnic_group", "list"),
        ("guardian1_relation", "buttons"),
        ("guardian1_is_guardian", "pair"),
        ("gender", "pair"),
        ("hukou_place_code", "list"),
    ],
)
def test_the_control_fits_the_item(key: str, control: str) -> None:
    view = field_view(key, {}, UNIT)
    assert (view.control, view.value) == (control, "")


def test_an_item_that_is_not_asked_now_has_no_field() -> None:
    with pytest.raises(KeyError):
        field_view("guardian1_duty", {}, UNIT)


def test_yes_comes_before_no() -> None:
    assert [words for _, words, _ in field_view("is_migrant_child", {}, UNIT).choices] == ["是", "否"]


def test_a_number_is_shown_split_after_it_was_sent() -> None:
    assert field_view("id_number", {"id_number": CHILD_NUMBER}, UNIT).after.startswith("分开看：140123　2017 0312　")
    assert field_view("id_number", {"id_number": "A1"}, UNIT).after == ""


def test_the_own_county_comes_first_then_the_own_city() -> None:
    groups = place_groups(UNIT, same_as_child=True)
    assert groups[0] == ("", (("same", "和孩子的一样"), ("140123", "娄烦县")))
    assert groups[1][0] == "太原市"
    assert groups[-1][0] == "别的省、自治区、直辖市"


def test_no_place_is_offered_twice() -> None:
    codes = [code for _, pairs in place_groups(UNIT) for code, _ in pairs]
    assert len(codes) == len(set(codes)) > 140


def test_a_kept_place_that_is_not_in_the_list_is_added() -> None:
    assert place_groups(UNIT, kept="140202")[-1] == ("以前填的", (("140202", place_name("140202")),))
    assert place_groups(UNIT, kept="140105") == place_groups(UNIT)


def test_places_have_names_also_old_ones() -> None:
    assert place_name("140105001001") == "小店区"
    assert place_name("140202") != "140202"
    assert place_name("410000") == "河南省"
    assert place_name("999999") == "999999"


def test_why_names_the_numbers_on_the_form_and_each_purpose_once() -> None:
    why = why_asked(("id_number", "name"))
    assert why == "学籍信息采集表第 1、9 项。向公安机关核对户籍；和户口簿核对孩子是谁。"
