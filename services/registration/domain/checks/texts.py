"""Cleaning and checking of free text: addresses, places of origin."""

import re
import unicodedata

from services.registration.domain.checks.not_right import NotRight

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms to the ordinary ones; Chinese punctuation stays as it is."""

KEPT_WIDE = "，。；：？！（）、"
FORBIDDEN = frozenset({"Cc", "Cs", "Cf", "Zl", "Zp"})
"""Unicode categories that no address or name contains: controls, lone surrogates, invisible marks."""


def half_width(typed: str) -> str:
    """Return the text with full-width letters, digits and spaces made ordinary."""
    return "".join(letter if letter in KEPT_WIDE else letter.translate(HALF_WIDTH) for letter in typed)


def tidy(typed: str) -> str:
    """Return the text half width, in NFC, without spaces at the ends and with single ones inside."""
    return unicodedata.normalize("NFC", re.sub(r"[ \t\r\n\u00a0]+", " ", half_width(typed))).strip()


def check_text(typed: str, *, most: int) -> str:
    """Return an address or a place in words, at most `most` characters; raise `NotRight` otherwise."""
    text = tidy(typed)
    if any(unicodedata.category(letter) in FORBIDDEN for letter in text):
        raise NotRight("这里有看不见的字符。请删掉重新写一遍，不要从别处粘贴。", "TEXT_CHARACTERS")
    if len(text) > most:
        raise NotRight(f"这里最多写 {most} 个字，现在有 {len(text)} 个。请写短一点，门牌号留着就行。", "TEXT_TOO_LONG")
    return text
