"""One item at a time: clean what was typed, and say what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from services.registration.domain.checks.dates import check_birth_date
from services.registration.domain.checks.names import check_name
from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.checks.numbers import check_number
from services.registration.domain.checks.places import check_place
from services.registration.domain.checks.texts import check_text, tidy
from services.registration.domain.form.items import FormItem, Kind
from services.registration.domain.form.options import code_of
from services.registration.domain.phone import check_phone


@dataclass(frozen=True)
class Surroundings:
    """What a check of one item may look at besides it: the day, and the type of the document whose number it is."""

    today: date
    id_type: str = ""


def check_item(item: FormItem, typed: str, around: Surroundings) -> str:
    """Return the value as it is kept; raise `NotRight`. An empty value is the caller's matter."""
    if item.kind is Kind.NAME:
        return check_name(typed, most=item.max_length)
    if item.kind in {Kind.CODE, Kind.YES_NO}:
        return _check_code(item, typed)
    if item.kind is Kind.NUMBER:
        return check_number(typed, around.id_type, child=item.guardian is None)
    return _check_written(item, typed, around)


def _check_written(item: FormItem, typed: str, around: Surroundings) -> str:
    if item.kind is Kind.DATE:
        return check_birth_date(typed, today=around.today)
    if item.kind is Kind.PLACE:
        return check_place(typed)
    if item.kind is Kind.PHONE:
        return check_phone(typed)
    return check_text(typed, most=item.max_length)


def _check_code(item: FormItem, typed: str) -> str:
    code = code_of(item, tidy(typed))
    if code is None:
        raise NotRight(f"{item.title}不在可以选的里面。请重新选一个。", "CODE_UNKNOWN")
    return code


def missing(item: FormItem) -> NotRight:
    """Return the sentence for an item that was left empty."""
    if item.kind is Kind.YES_NO:
        return NotRight(f"这里还没有选：{item.title}。请选“是”或者“否”。", "MISSING")
    verb = "选择" if item.kind is Kind.CODE else "填写"
    return NotRight(f"这里还空着，请{verb}{item.title}。", "MISSING")
