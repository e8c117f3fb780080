"""Everything once more before it is sent: what was answered, in the words of the form, each with a way to change it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.registration.domain.checks.dates import birth_date
from services.registration.domain.form.documents import NO_NUMBER
from services.registration.domain.form.items import registration_item
from services.registration.domain.form.options import label_of
from services.registration.domain.form.other_inputs import one_guardian_reasons
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.places import place_name
from shared.web.masking import masked_phone, number_tail
from shared.web.moments import full_day


@dataclass(frozen=True)
class Row:
    """One line: what, the answer, a smaller line, and the page that changes it."""

    label: str
    value: str
    more: str
    step: str


@dataclass(frozen=True)
class Section:
    """Lines under one heading."""

    heading: str
    rows: tuple[Row, ...]


def form_sections(values: Mapping[str, str], reason: str | None, unit: Unit) -> tuple[Section, ...]:
    """Return child, guardians and homes of a form; what is missing is left out."""
    return (
        Section("孩子", tuple(_kept(_child(values, unit)))),
        Section("监护人", tuple(_kept(_guardians(values, reason)))),
        Section("户籍和住处", tuple(_kept(_homes(values, unit)))),
    )


def _kept(rows: Iterable[Row]) -> Iterable[Row]:
    return (row for row in rows if row.value)


def _child(values: Mapping[str, str], unit: Unit) -> Iterable[Row]:
    gender = f"，{_word('gender', values)}" if values.get("gender") else ""
    yield Row("姓名", f"{values['name']}{gender}" if values.get("name") else "", "", "child")
    born = f"{full_day(birth_date(values['birth_date']))}出生" if values.get("birth_date") else ""
    papers = _word("id_type", values)
    number = values.get("id_number", "")
    tail = number_tail(number) if number or values.get("id_type") == NO_NUMBER else ""
    yield Row("证件", tail, f"{papers}　{born}", "child")
    for key in ("ethnic_group", "nationality"):
        yield Row(_label(key), _word(key, values), "", "child-more")
    yield Row("出生地", _place("birth_place_code", values, unit), "", "child-more")
    for key in ("native_place", "hmt_overseas", "is_martyr_or_entitled_child"):
        yield Row(_label(key), _word(key, values), "", "child-more")


def _guardians(values: Mapping[str, str], reason: str | None) -> Iterable[Row]:
    for which, words in (("1", "第一位"), ("2", "第二位")):
        start = f"guardian{which}_"
        name, relation = values.get(f"{start}name", ""), _word(f"{start}relation", values)
        phone, number = values.get(f"{start}phone", ""), values.get(f"{start}id_number", "")
        shown = "，".join(part for part in (name, relation) if part)
        contact = "　".join(part for part in (masked_phone(phone) if phone else "", number_tail(number)) if part)
        guardian = {"1": "是监护人", "0": "不是监护人"}.get(values.get(f"{start}is_guardian", ""), "")
        yield Row(words, shown if name else "", f"{contact}　{guardian}", f"guardian-{which}")
    label = next((one.label for one in one_guardian_reasons() if one.code == reason), "")
    yield Row("只有一位的原因", label, "", "guardian-2")


def _homes(values: Mapping[str, str], unit: Unit) -> Iterable[Row]:
    home = values.get("current_address", "")
    yield Row("孩子的户籍", _place("hukou_place_code", values, unit), "", "home")
    yield Row("现在住在", home, "", "home")
    other = values.get("home_address", "")
    yield Row("家庭地址", "和现住址一样" if other and other == home else other, "", "home")
    for which, words in (("1", "第一位监护人"), ("2", "第二位监护人")):
        address = values.get(f"guardian{which}_current_address", "")
        lives = "和孩子住在一起" if address and address == home else address
        place = _place(f"guardian{which}_hukou_place_code", values, unit)
        yield Row(words, lives, f"户籍在{place}" if place else "", "guardian-homes")
    if values.get("is_migrant_child") == "1":
        yield Row("跟着父母来这里务工", "是", "", "guardian-homes")


def _label(key: str) -> str:
    item = registration_item(key)
    return item.label if item is not None else key


def _word(key: str, values: Mapping[str, str]) -> str:
    item = registration_item(key)
    return label_of(item, values[key]) if item is not None and values.get(key) else ""


def _place(key: str, values: Mapping[str, str], unit: Unit) -> str:
    return place_name(values[key], unit) if values.get(key) else ""
