"""Identity numbers: 公民身份号码 (GB 11643-1999) and its relatives. The region code never rejects."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
"""ISO 7064 MOD 11-2, indexed by the weighted sum modulo 11."""


class Fault(Enum):
    """Why a number cannot be right; the word is the stable code."""

    LENGTH = "ID_LENGTH"
    CHARACTERS = "ID_CHARACTERS"
    DATE = "ID_DATE"
    CHECK = "ID_CHECK"


class Wrong(ValueError):
    """A number that cannot be right, with the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class CitizenNumber:
    """A number that can be right: 18 characters, a real date, the right check character."""

    text: str

    @property
    def region(self) -> str:
        """Six digits: where it was first issued. Abolished and unlisted codes are ordinary."""
        return self.text[:6]

    @property
    def born(self) -> date:
        """The date of birth in digits 7 to 14."""
        return date(int(self.text[6:10]), int(self.text[10:12]), int(self.text[12:14]))

    @property
    def gender(self) -> str:
        """Code of GB/T 2261.1: `1` male (odd sequence number), `2` female."""
        return "1" if int(self.text[16]) % 2 else "2"


def normalise(typed: str) -> str:
    """Clean a number as typed or pasted: half width, no spaces or dashes, upper case."""
    return re.sub(r"[\s\-‐-―−]", "", unicodedata.normalize("NFKC", typed)).upper()


def check_character(first17: str) -> str:
    """Return the check character for the first 17 digits (ISO 7064 MOD 11-2)."""
    return CHECK_CHARACTERS[sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True)) % 11]


def parse_citizen_number(typed: str) -> CitizenNumber:
    """Return the number (公民身份号码 or 港澳台居民居住证); raise `Wrong`: length, characters, date or check."""
    text = normalise(typed)
    if len(text) != 18:
        raise Wrong(Fault.LENGTH)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", text, re.ASCII):
        raise Wrong(Fault.CHARACTERS)
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        raise Wrong(Fault.DATE) from None
    if check_character(text[:17]) != text[17]:
        raise Wrong(Fault.CHECK)
    return CitizenNumber(text)


def parse_permanent_residence_number(typed: str) -> str:
    """Return a 外国人永久居留身份证 number: 15 characters of the old card, or 18 beginning with 9.

    The inner fields of the long form are not public: only length, first digit and check character are tested.
    Raises `Wrong` otherwise.
    """
    text = normalise(typed)
    if len(text) == 15:
        if not re.fullmatch(r"[A-Z]{3}[0-9]{12}", text, re.ASCII):
            raise Wrong(Fault.CHARACTERS)
        return text
    if len(text) != 18:
        raise Wrong(Fault.LENGTH)
    if not re.fullmatch(r"9[0-9]{16}[0-9X]", text, re.ASCII):
        raise Wrong(Fault.CHARACTERS)
    if check_character(text[:17]) != text[17]:
        raise Wrong(Fault.CHECK)
    return text


def parse_birth_certificate_number(typed: str) -> str:
    """Return a 出生医学证明编号 (one letter, nine digits), or raise `Wrong`."""
    text = normalise(typed)
    if len(text) != 10:
        raise Wrong(Fault.LENGTH)
    if not re.fullmatch(r"[A-Z][0-9]{9}", text, re.ASCII):
        raise Wrong(Fault.CHARACTERS)
    return text
