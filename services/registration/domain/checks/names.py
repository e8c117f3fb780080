"""Names as in the register: with · and rare characters, of any length the form allows, never cut."""

import re
import unicodedata

from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.checks.texts import half_width

DOTS = re.compile(r"[•‧∙・⋅･．﹒]")
"""Ways in which 间隔号 is typed; the register writes U+00B7."""

HAN = r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]"
HAN_SPACE = re.compile(rf"(?<={HAN}) +| +(?={HAN})")
RARE = range(0x20000, 0x40000)
"""The ideographic planes: an older Python calls the newest of them unassigned; they are names all the same."""


def check_name(typed: str, *, most: int) -> str:
    """Return the name as it is kept; raise `NotRight` where it cannot be a name.

    Characters are never normalised: 葉 and 叶 are different, and a compatibility ideograph stays what it is.
    """
    name = re.sub(r"\s+", " ", half_width(DOTS.sub("·", typed))).strip()
    name = HAN_SPACE.sub("", name)
    if not name or not all(_may_stand(letter) for letter in name) or not any(_is_letter(letter) for letter in name):
        raise NotRight("姓名里有不能写的字符。请照户口簿写，名字里有“·”的照写，不要写数字和符号。", "NAME_CHARACTERS")
    if len(name) > most:
        raise NotRight(
            f"姓名最多写 {most} 个字，现在有 {len(name)} 个。名字真的更长，请打教育局的电话，工作人员帮您登记。",
            "NAME_TOO_LONG",
        )
    return name


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "L" or letter == "〇" or ord(letter) in RARE


def _may_stand(letter: str) -> bool:
    return _is_letter(letter) or letter in "· '-.’" or unicodedata.category(letter) in {"Mn", "Mc", "Co"}
