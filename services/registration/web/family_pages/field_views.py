"""How one item of the form is asked on a page: which control, which words, what was typed, how it was understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.registration.domain.form.items import FormItem, Kind, registration_item
from services.registration.domain.form.options import options
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.places import Group, place_groups
from shared.web.grouping import split_identity_number

MOST_BUTTONS = 5
"""Longer lists than this become a drop-down list."""

LABELS = {
    "id_number": "身份证号",
    "guardian1_id_number": "身份证号",
    "guardian2_id_number": "身份证号",
    "id_type": "用的是什么证件",
    "guardian1_id_type": "用的是什么证件",
    "guardian2_id_type": "用的是什么证件",
    "guardian1_relation": "是孩子的什么人",
    "guardian2_relation": "是孩子的什么人",
    "guardian1_is_guardian": "是孩子的监护人吗？",
    "guardian2_is_guardian": "是孩子的监护人吗？",
    "guardian1_phone": "手机号",
    "guardian2_phone": "手机号",
    "birth_place_code": "在哪里出生",
    "hukou_place_code": "孩子的户籍在哪里",
    "current_address": "孩子现在住在哪里",
    "home_address": "户口簿上的家庭地址",
    "guardian1_hukou_place_code": "第一位监护人的户籍在哪里",
    "guardian1_current_address": "第一位监护人住在哪里",
    "guardian2_hukou_place_code": "第二位监护人的户籍在哪里",
    "guardian2_current_address": "第二位监护人住在哪里",
    "is_martyr_or_entitled_child": "孩子是烈士子女或者优抚对象的子女吗？",
    "is_migrant_child": "父母是来这里务工、孩子跟着住在这里的吗？",
}
HINTS = {
    "name": "和户口簿上一样。名字里有“·”的照写。",
    "id_number": "18 位，在户口簿孩子那一页。最后一位可能是 X。",
    "birth_place_code": "选县或者区；在别的省出生的，选省。",
    "hukou_place_code": "户口簿首页上的县或者区；在别的省的，选省。",
    "guardian1_hukou_place_code": "身份证或者户口簿上的县或者区。",
    "guardian2_hukou_place_code": "身份证或者户口簿上的县或者区。",
    "guardian1_current_address": "和孩子住在一起就空着。",
    "guardian2_current_address": "和孩子住在一起就空着。",
    "guardian1_id_number": "18 位，最后一位可能是 X。",
    "guardian2_id_number": "18 位，最后一位可能是 X。",
    "guardian2_phone": "找不到第一位监护人的时候，打这个电话。",
    "guardian1_phone": "核对和派位的结果发短信到这里。",
}
EMPTY = {"id_type": "居民身份证（不用选）", "hmt_overseas": "不是（不用选）"}


@dataclass(frozen=True)
class FieldView:
    """One control: `control` is text, list, buttons or pair; `groups` are what can be chosen; `after` a line below."""

    key: str
    label: str
    hint: str
    control: str
    value: str
    groups: tuple[Group, ...] = ()
    empty: str = "请选择"
    css: str = ""
    inputmode: str = ""
    autocomplete: str = "off"
    kind: str = "text"
    after: str = ""

    @property
    def choices(self) -> tuple[tuple[str, str, str], ...]:
        """What can be chosen, as radio buttons want it."""
        return tuple((code, words, "") for _, pairs in self.groups for code, words in pairs)


def field_view(key: str, values: Mapping[str, str], unit: Unit) -> FieldView:
    """Return how the item `key` is asked; raise KeyError where the form does not ask it at registration."""
    item = registration_item(key)
    if item is None:
        raise KeyError(key)
    value = values.get(key, "")
    label, hint = LABELS.get(key, item.label), HINTS.get(key, item.hint)
    if item.kind in {Kind.CODE, Kind.YES_NO, Kind.PLACE}:
        groups = _groups(item, value, unit)
        return FieldView(key, label, hint, _chooser(item), value, groups, EMPTY.get(_plain(key), "请选择"))
    return _written(FieldView(key, label, hint, "text", value), item)


def _plain(key: str) -> str:
    return key.removeprefix("guardian1_").removeprefix("guardian2_")


def _groups(item: FormItem, value: str, unit: Unit) -> tuple[Group, ...]:
    if item.kind is Kind.PLACE:
        return place_groups(unit, kept=value, same_as_child=item.guardian is not None)
    pairs = tuple((option.code, option.label) for option in options(item))
    if item.kind is Kind.YES_NO:
        return (("", tuple(reversed(pairs))),)
    tucked = _plain(item.key) in EMPTY
    return (("", tuple(pair for pair in pairs if not (tucked and pair[0] in {"1", "00"}))),)


def _chooser(item: FormItem) -> str:
    if item.kind is Kind.YES_NO or item.code_table == "gender":
        return "pair"
    return "buttons" if item.kind is Kind.CODE and len(options(item)) <= MOST_BUTTONS else "list"


def _written(view: FieldView, item: FormItem) -> FieldView:
    words = {
        Kind.NUMBER: {"css": "num w18", "inputmode": "text", "after": _split(view.value)},
        Kind.PHONE: {"css": "num w18", "inputmode": "numeric", "kind": "tel", "autocomplete": "tel"},
        Kind.DATE: {"css": "num w18", "inputmode": "numeric"},
    }
    return FieldView(**{**vars(view), **words.get(item.kind, {})})


def _split(number: str) -> str:
    split = split_identity_number(number)
    return f"分开看：{split}" if split != number else ""
