"""Codes are kept, words are read, and a label is understood as well."""

import pytest

from services.registration.domain.form.items import Kind, registration_item, registration_items
from services.registration.domain.form.options import code_of, label_of, options


def test_every_choice_offers_something_and_nothing_else_does() -> None:
    for item in registration_items():
        assert bool(options(item)) == (item.kind in {Kind.CODE, Kind.YES_NO})


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("gender", "男", "1"),
        ("gender", "女性", "2"),
        ("gender", "0", None),
        ("ethnic_group", "汉族", "01"),
        ("nationality", "中国", "CHN"),
        ("is_migrant_child", "是", "1"),
        ("id_type", "居民身份证", "1"),
        ("id_type", "3", None),
        ("guardian1_id_type", "士兵证", "3"),
        ("id_type", "台湾居民居住证", "I"),
        ("name", "汉族", None),
    ],
)
def test_a_label_or_code_becomes_the_code(key: str, typed: str, code: str | None) -> None:
    item = registration_item(key)
    assert item is not None
    assert code_of(item, typed) == code


def test_a_code_is_shown_in_words() -> None:
    item = registration_item("gender")
    assert item is not None
    assert label_of(item, "2") == "女"
