"""The columns of applications.csv: the registration-stage items of the 学籍 form, choices, and who belongs together."""

from functools import cache

from services.demo.county.cell_forms import free_text, matching, real_date
from services.demo.county.columns import Column, Parse
from services.demo.county.problems import Expected
from services.demo.county.school_file import SCHOOL_CODE
from services.registration.domain.form.items import FormItem, Kind, registration_items
from services.registration.domain.form.options import code_of, options
from services.registration.domain.form.other_inputs import one_guardian_reasons

REF = matching("[0-9A-Za-z_-]{1,40}", "应该是 1 到 40 位字母或数字，像 f001")
PLACE = matching("[0-9]{6}|[0-9]{12}", "应该是 6 位或 12 位行政区划代码")
PHONE = matching("1[0-9]{10}", "应该是 11 位手机号，1 开头")
MOST_CHOICES = 9
MOST_LISTED = 12
PLAIN = {Kind.DATE: real_date, Kind.PLACE: PLACE, Kind.PHONE: PHONE}


@cache
def application_columns() -> tuple[Column, ...]:
    """Every column that applications.csv may have."""
    return (
        Column("ref", REF),
        *(_column(item) for item in registration_items()),
        Column("one_guardian_reason", reason_code, filled=False, present=False),
        *(column for number in range(1, MOST_CHOICES + 1) for column in _choice(number)),
        Column("together_with", REF, filled=False, present=False),
    )


def reason_code(text: str) -> str:
    """Why a form names one guardian only, by code or by its words."""
    for reason in one_guardian_reasons():
        if text in {reason.code, reason.label}:
            return reason.code
    raise Expected(f"应该是其中之一：{'、'.join(reason.label for reason in one_guardian_reasons())}")


def _choice(number: int) -> tuple[Column, Column]:
    return (
        Column(f"choice{number}_school", SCHOOL_CODE, filled=False, present=False),
        Column(f"choice{number}_category", SCHOOL_CODE, filled=False, present=False),
    )


def _column(item: FormItem) -> Column:
    return Column(
        item.key,
        _parse(item),
        filled=False,
        present=item.key != "phone",
        identity=item.kind is Kind.NUMBER,
    )


def _parse(item: FormItem) -> Parse:
    if item.code_table is not None:
        return _option(item)
    return PLAIN.get(item.kind) or free_text(item.max_length)


def _option(item: FormItem) -> Parse:
    def parse(text: str) -> str:
        code = code_of(item, text)
        if code is None:
            labels = [option.label for option in options(item)]
            listed = "、".join(labels[:MOST_LISTED]) + ("……" if len(labels) > MOST_LISTED else "")
            raise Expected(f"应该是其中之一：{listed}")
        return code

    return parse
