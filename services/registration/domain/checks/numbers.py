"""Identity numbers by kind of document; the region code never rejects (GB 11643)."""

import re

from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.form.documents import NumberRule, number_rule
from shared.citizen_number import (
    Fault,
    Wrong,
    normalise,
    parse_birth_certificate_number,
    parse_citizen_number,
    parse_permanent_residence_number,
)

SENTENCES = {
    (NumberRule.CITIZEN, Fault.LENGTH): "身份证号应该是 18 位，请照证件数一数，少了补上，多了删掉。",
    (NumberRule.CITIZEN, Fault.CHARACTERS): "身份证号里只有数字，最后一位可能是 X。请照证件再看一遍。",
    (NumberRule.CITIZEN, Fault.DATE): "这个号码第 7 到 14 位应该是出生日期，日历上没有这一天。请照证件再看一遍。",
    (NumberRule.CITIZEN, Fault.CHECK): "这个号码有一位不对：前 17 位和最后一位对不上。您填的还在，改错的那一位就行。",
    (
        NumberRule.PERMANENT_RESIDENCE,
        Fault.LENGTH,
    ): "永久居留身份证号是 15 位（旧证）或者 18 位（新证）。请照证件再看一遍。",
    (
        NumberRule.PERMANENT_RESIDENCE,
        Fault.CHARACTERS,
    ): "旧证是 3 个字母加 12 位数字，新证是 9 开头的 18 位。请照证件再看一遍。",
    (
        NumberRule.PERMANENT_RESIDENCE,
        Fault.CHECK,
    ): "这个号码有一位不对：前 17 位和最后一位对不上。您填的还在，改错的那一位就行。",
    (
        NumberRule.MAY_BE_EMPTY,
        Fault.LENGTH,
    ): "出生医学证明编号是 1 个字母加 9 位数字。请照证明再看一遍，没有编号就空着。",
    (
        NumberRule.MAY_BE_EMPTY,
        Fault.CHARACTERS,
    ): "出生医学证明编号是 1 个字母加 9 位数字。请照证明再看一遍，没有编号就空着。",
}


def check_number(typed: str, id_type: str, *, child: bool) -> str:
    """Return the normalised number for a document of this type; raise `NotRight` with the fault otherwise."""
    rule = number_rule(id_type)
    try:
        return _parse(typed, rule, child=child)
    except Wrong as wrong:
        raise NotRight(SENTENCES[rule, wrong.fault], wrong.fault.value) from None


def _parse(typed: str, rule: NumberRule, *, child: bool) -> str:
    if rule is NumberRule.CITIZEN:
        return parse_citizen_number(typed).text
    if rule is NumberRule.PERMANENT_RESIDENCE:
        return parse_permanent_residence_number(typed)
    if rule is NumberRule.MAY_BE_EMPTY and child:
        return parse_birth_certificate_number(typed)
    return _free(typed)


def _free(typed: str) -> str:
    number = re.sub(r"[()]", "", normalise(typed))
    if not re.fullmatch(r"[0-9A-Z]{4,20}", number, re.ASCII):
        raise NotRight("证件号码里只有字母和数字，4 到 20 位。请照证件再看一遍。", "ID_CHARACTERS")
    return number
