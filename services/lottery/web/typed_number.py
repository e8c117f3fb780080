"""Cleans an application number as people type it, and says whether its check digit is right (ISO 7064 MOD 11,10)."""

import re
import unicodedata

SHORT = 12
_GAPS = re.compile(r"[\s\-‐-―·.,，、]+")


def cleaned(typed: str) -> str:
    """Return the number without spaces and dashes, half-width, in capitals."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", typed)).upper()


def could_be_a_number(number: str) -> bool:
    """Say whether this has the form of an application number (draw.md, section 2)."""
    return re.fullmatch("[0-9A-Z]{1,24}", number) is not None


def is_miscopied(number: str) -> bool:
    """Say whether this is a short number whose check digit is wrong."""
    if len(number) != SHORT or not number.isascii() or not number.isdigit():
        return False
    check = 10
    for digit in number[:-1]:
        check = (check + int(digit)) % 10 or 10
        check = check * 2 % 11
    return (check + int(number[-1])) % 10 != 1
