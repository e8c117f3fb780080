"""What an identity number in a file must be: it is checked, never repaired (GB 11643; domain rules of the product)."""

import re

from services.demo.county.columns import ROUNDED
from services.demo.county.problems import Expected
from shared.citizen_number import (
    Fault,
    Wrong,
    normalise,
    parse_birth_certificate_number,
    parse_citizen_number,
    parse_permanent_residence_number,
)

CITIZEN = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)
DOCUMENT = re.compile(r"[0-9A-Z()]{5,20}", re.ASCII)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Characters of a 统一社会信用代码 (GB 32100): no I, O, S, V, Z."""
SENTENCES = {
    Fault.LENGTH: "应该是 18 位公民身份号码，现在位数不对",
    Fault.CHARACTERS: "应该是 17 位数字加一位数字或 X",
    Fault.DATE: "第 7 到 14 位应该是真实的出生日期",
    Fault.CHECK: "公民身份号码最后一位校验不对，请核对原件",
}


def citizen_number(text: str) -> str:
    """公民身份号码 or 港澳台居民居住证, valid; returned half width and in capitals."""
    try:
        return parse_citizen_number(text).text
    except Wrong as wrong:
        raise Expected(_sentence(text, wrong.fault)) from None


def any_document(text: str) -> str:
    """The number of whatever document an owner or a payer has: a citizen's, a permit's, a passport's, a company's."""
    number = normalise(text)
    if CITIZEN.fullmatch(number) and not number.startswith("9") and not is_credit_code(number):
        return citizen_number(number)
    if not DOCUMENT.fullmatch(number):
        raise Expected("应该是证件号码：5 到 20 位数字和大写字母")
    return number


def permanent_residence(text: str) -> str:
    """外国人永久居留身份证, 15 characters or 18 beginning with 9; returned half width and in capitals."""
    try:
        return parse_permanent_residence_number(text)
    except Wrong as wrong:
        raise Expected(f"应该是 15 位或 9 开头 18 位的永久居留身份证号码（{wrong.fault.value}）") from None


def birth_certificate(text: str) -> str:
    """出生医学证明编号: a letter and nine digits; returned half width and in capitals."""
    try:
        return parse_birth_certificate_number(text)
    except Wrong:
        raise Expected("应该是出生医学证明编号，1 个字母加 9 位数字；没有就空着") from None


def is_credit_code(text: str) -> bool:
    """Say whether this is a valid 统一社会信用代码: weights 3^i modulo 31 (GB 32100-2015)."""
    if len(text) != 18 or any(character not in CREDIT_ALPHABET for character in text):
        return False
    total = sum(CREDIT_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(text[:17]))
    return CREDIT_ALPHABET[-total % 31] == text[17]


def _sentence(text: str, fault: Fault) -> str:
    if fault is Fault.CHECK and normalise(text).endswith("000"):
        return ROUNDED
    return SENTENCES[fault]
