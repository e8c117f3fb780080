"""The list of a school's admitted children (录取名单): masked as a rule, in full only with an approval that expires."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

ITEMS = ("name", "gender", "birth_date", "guardian1_name", "guardian1_phone")
"""The items a school needs to receive a child, and no other."""
HEADINGS = ("报名号", "学校", "类别", "姓名", "性别", "出生日期", "监护人", "监护人电话")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Admitted:
    """One admitted child; `child_index` is its blind index, the rest is as the family wrote it."""

    number: str
    school_code: str
    category: str
    child_index: bytes
    guardian_indexes: tuple[bytes, ...]
    items: dict[str, str]

    def item(self, key: str) -> str:
        """Return an item, empty where the form no longer has it."""
        return self.items.get(key, "")


def csv_of(children: Iterable[Admitted], *, genders: dict[str, str]) -> bytes:
    """Return the list as CSV (RFC 4180, UTF-8 with a mark, so that office programs read it); no cell is a formula."""
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow(HEADINGS)
    for child in children:
        gender = genders.get(child.item("gender"), child.item("gender"))
        cells = (child.number, child.school_code, child.category, child.item("name"), gender, child.item("birth_date"))
        rest = (child.item("guardian1_name"), child.item("guardian1_phone"))
        written.writerow([_plain(cell) for cell in (*cells, *rest)])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
