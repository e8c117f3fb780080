"""What must agree between items: number, sex and date of birth; the people of one form among each other."""

from collections.abc import Iterator, Mapping

from services.registration.domain.form.documents import NumberRule, number_rule
from services.registration.domain.form.other_inputs import one_guardian_reasons
from shared.citizen_number import CitizenNumber
from shared.errors import FieldProblem


def problems_between(values: Mapping[str, str]) -> Iterator[FieldProblem]:
    """Yield what does not agree among values that are right one by one (missing ones are left out)."""
    yield from _number_against_child(values)
    yield from _people_among_each_other(values)


def _number_against_child(values: Mapping[str, str]) -> Iterator[FieldProblem]:
    if number_rule(values.get("id_type", "")) is not NumberRule.CITIZEN or "id_number" not in values:
        return
    number = CitizenNumber(values["id_number"])
    if values.get("birth_date") not in {None, f"{number.born:%Y%m%d}"}:
        yield FieldProblem(
            "birth_date",
            f"出生日期和证件号码不一样：号码里是 {number.born:%Y%m%d}。请照户口簿看一下，改错的那一个。",
            "ID_BIRTH_DATE",
        )
    if values.get("gender") not in {None, number.gender}:
        word = "男" if number.gender == "1" else "女"
        yield FieldProblem(
            "gender", f"性别和证件号码不一样：号码里是{word}。请照户口簿看一下，改错的那一个。", "ID_GENDER"
        )


def _people_among_each_other(values: Mapping[str, str]) -> Iterator[FieldProblem]:
    child, first, second = (values.get(key) for key in ("id_number", "guardian1_id_number", "guardian2_id_number"))
    for field, number in (("guardian1_id_number", first), ("guardian2_id_number", second)):
        if number is not None and number == child:
            yield FieldProblem(field, "这是孩子的证件号码。请填写监护人自己的。", "SAME_AS_CHILD")
    if second is not None and second == first:
        yield FieldProblem("guardian2_id_number", "和第一位监护人的证件号码一样。请填写第二位自己的。", "SAME_AS_FIRST")
    guardians = [values.get(f"guardian{number}_is_guardian") for number in (1, 2)]
    if guardians[0] == "0" and guardians[1] in {None, "0"}:
        yield FieldProblem(
            "guardian1_is_guardian", "两位里至少有一位是孩子的监护人。请再看一遍，或者请监护人来报。", "NO_GUARDIAN"
        )


def reason_problem(reason: str | None, *, has_second: bool) -> FieldProblem | None:
    """Return what is wrong with the reason for naming one guardian only, or None."""
    known = {entry.code for entry in one_guardian_reasons()}
    if reason is not None and reason not in known:
        return FieldProblem("one_guardian_reason", "这个原因不在可以选的里面。请重新选一个。", "CODE_UNKNOWN")
    if reason is None and not has_second:
        return FieldProblem(
            "one_guardian_reason", "请填写第二位监护人；只有一位的，请选择原因，一样能报名。", "ONE_GUARDIAN_REASON"
        )
    if reason is not None and has_second:
        return FieldProblem(
            "one_guardian_reason", "第二位监护人已经填了，不用再选只有一位的原因。请删掉其中一个。", "TWO_GUARDIANS"
        )
    return None
