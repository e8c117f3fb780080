"""Mobile numbers: cleaned, checked, and masked for every page."""

import re

from services.registration.domain.checks.not_right import NotRight
from shared.citizen_number import normalise
from shared.errors import FieldProblem, InvalidInput


def check_phone(typed: str) -> str:
    """Return the 11 digits of a mobile number; raise `NotRight` otherwise."""
    digits = re.sub(r"^(\+?86)(?=1[0-9]{10}$)", "", normalise(typed))
    if not re.fullmatch(r"1[3-9][0-9]{9}", digits, re.ASCII):
        raise NotRight("手机号是 11 位数字，1 开头。请再看一遍有没有少写或者多写。", "PHONE_FORMAT")
    return digits


def parse_phone(typed: str) -> str:
    """Return the 11 digits of the phone a family signs in with; raise `InvalidInput` about `phone` otherwise."""
    try:
        return check_phone(typed)
    except NotRight as wrong:
        raise InvalidInput((FieldProblem("phone", wrong.sentence, wrong.code),)) from None


def masked_phone(phone: str) -> str:
    """Return 139****0521: what pages show (ux guide, section 7)."""
    return f"{phone[:3]}****{phone[-4:]}"
