"""The form is the table: 32 items at registration, each with a reason, none that may not be asked."""

import pytest

from services.registration.domain.form.items import (
    Kind,
    all_items,
    items_of_page,
    registration_item,
    registration_items,
)

BANNED = ("guardian1_duty", "guardian1_employer", "specialty", "blood_type", "health_status", "photo", "is_only_child")


def test_the_table_has_77_rows_of_which_32_are_asked_at_registration() -> None:
    assert len(all_items()) == 77
    assert len(registration_items()) == 32


def test_every_item_asked_says_why_and_stands_on_the_form() -> None:
    for item in registration_items():
        assert item.reason
        assert item.number is not None
        assert 1 <= item.number <= 72


@pytest.mark.parametrize("key", BANNED)
def test_what_may_not_be_asked_is_not_an_item_of_registration(key: str) -> None:
    assert registration_item(key) is None


def test_the_pages_hold_every_item_once() -> None:
    pages = [item.key for page in ("child", "home", "guardians") for item in items_of_page(page)]
    assert sorted(pages) == sorted(item.key for item in registration_items())


@pytest.mark.parametrize(
    ("key", "kind", "longest"),
    [
        ("name", Kind.NAME, 36),
        ("guardian1_name", Kind.NAME, 36),
        ("native_place", Kind.TEXT, 255),
        ("current_address", Kind.TEXT, 50),
        ("id_number", Kind.NUMBER, 20),
        ("guardian2_phone", Kind.PHONE, 50),
        ("birth_date", Kind.DATE, 50),
        ("hukou_place_code", Kind.PLACE, 50),
        ("ethnic_group", Kind.CODE, 50),
        ("is_migrant_child", Kind.YES_NO, 50),
    ],
)
def test_an_item_knows_how_it_is_written(key: str, kind: Kind, longest: int) -> None:
    item = registration_item(key)
    assert item is not None
    assert (item.kind, item.max_length) == (kind, longest)


def test_a_title_says_whose_it_is() -> None:
    titles = {item.key: item.title for item in registration_items()}
    assert titles["name"] == "孩子的姓名"
    assert titles["guardian2_phone"] == "第二位监护人的联系电话"
    assert titles["current_address"] == "现住址"
