"""The items of the 学籍信息采集表, read from the one table `xueji_fields.csv`."""

import csv
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Literal

Stage = Literal["registration", "after_admission", "do_not_collect"]
Page = Literal["child", "guardians", "home"]


class Kind(Enum):
    """How an item is written, cleaned and checked."""

    NAME = "name"
    CODE = "code"
    YES_NO = "yes_no"
    DATE = "date"
    PLACE = "place"
    PHONE = "phone"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class FormItem:
    """One item of the form. `number` is the one printed on it (1-72), None where it has none.

    `required` is Y (always), C (on a condition), N (no) or S (filled by the school), as in the table.
    """

    key: str
    number: int | None
    label: str
    group: str
    kind: Kind
    code_table: str | None
    required: str
    stage: Stage
    sensitivity: str
    max_length: int
    reason: str
    hint: str

    @property
    def page(self) -> Page:
        """The page of the family's form on which the item is asked."""
        if self.guardian:
            return "guardians"
        return "home" if self.key in HOME else "child"

    @property
    def guardian(self) -> int | None:
        """1 or 2 for an item about the first or second guardian, else None."""
        return int(self.key[8]) if self.key.startswith("guardian") else None

    @property
    def title(self) -> str:
        """The label with whose it is: 第一位监护人的姓名."""
        if self.guardian:
            return f"第{'一二'[self.guardian - 1]}位监护人的{self.label}"
        return self.label if self.page == "home" else f"孩子的{self.label}"


HOME = ("hukou_place_code", "current_address", "home_address", "phone", "is_migrant_child")
"""Items about where the child lives; all others that are not about a guardian are about the child."""

NAME_LENGTH = 36
"""The longest name the table allows anybody; a parent's name can be as long as a child's."""


@cache
def all_items() -> tuple[FormItem, ...]:
    """Return every item of the table, in its order, whatever its stage."""
    reasons = {row["key"]: row for row in _rows("reasons.csv")}
    return tuple(_item(row, reasons.get(row["field_key"], {})) for row in _rows("xueji_fields.csv"))


@cache
def registration_items() -> tuple[FormItem, ...]:
    """Return the items that are asked at registration, in the order of the form."""
    return tuple(item for item in all_items() if item.stage == "registration")


@cache
def registration_item(key: str) -> FormItem | None:
    """Return the registration item with this key, or None where the form does not ask it now."""
    return next((item for item in registration_items() if item.key == key), None)


def items_of_page(page: Page) -> tuple[FormItem, ...]:
    """Return the items that one page asks, in the order of the form."""
    return tuple(item for item in registration_items() if item.page == page)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("services.registration.domain.form").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _item(row: dict[str, str], words: dict[str, str]) -> FormItem:
    kind = _kind(row["field_key"], row["type"])
    return FormItem(
        key=row["field_key"],
        number=int(row["paper_no"]) if row["paper_no"] else None,
        label=row["label_zh"],
        group=row["group"],
        kind=kind,
        code_table=row["code_table"] if kind in {Kind.CODE, Kind.YES_NO} else None,
        required=row["required"],
        stage=_stage(row["suggested_stage"]),
        sensitivity=row["sensitivity"],
        max_length=NAME_LENGTH if kind is Kind.NAME else _longest(row["type"]),
        reason=words.get("reason", ""),
        hint=words.get("hint", ""),
    )


def _stage(text: str) -> Stage:
    stages: dict[str, Stage] = {
        "registration": "registration",
        "after_admission": "after_admission",
        "do_not_collect": "do_not_collect",
    }
    return stages[text]


def _kind(key: str, written: str) -> Kind:
    by_type = (("enum", Kind.CODE), ("bool", Kind.YES_NO), ("date yyyymmdd", Kind.DATE), ("code(", Kind.PLACE))
    for start, kind in by_type:
        if written.startswith(start):
            return kind
    by_key = (("id_number", Kind.NUMBER), ("phone", Kind.PHONE), ("name", Kind.NAME))
    return next((kind for end, kind in by_key if _is_called(key, end)), Kind.TEXT)


def _is_called(key: str, end: str) -> bool:
    return key.removeprefix("guardian1_").removeprefix("guardian2_") == end


def _longest(written: str) -> int:
    """Return the largest length the table names: limits are local, and nobody is refused for the shorter one."""
    return max((int(number) for number in re.findall(r"(?:<=|\d-)(\d+)", written)), default=50)
