"""The whole form: every problem once, in the order of the page; conditions between items."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.checks.form import CheckedForm, check_form
from services.registration.domain.form.items import registration_items
from tests.builders.registration import CHILD_NUMBER, MOTHER_NUMBER, a_form, citizen_number, one_guardian_form

TODAY = date(2023, 8, 30)


def check(form: dict[str, str], reason: str | None = None) -> CheckedForm:
    return check_form(form, one_guardian_reason=reason, today=TODAY)


def codes(checked: CheckedForm) -> dict[str, str]:
    return {problem.field: problem.code for problem in checked.problems}


def test_a_right_form_has_no_problem_and_is_kept_as_typed() -> None:
    checked = check(a_form())
    assert checked.problems == ()
    assert dict(checked.values) == a_form()


def test_an_empty_form_misses_everything_that_is_always_asked() -> None:
    missing = codes(check({}))
    assert missing.pop("one_guardian_reason") == "ONE_GUARDIAN_REASON"
    assert set(missing.values()) == {"MISSING"}
    assert set(missing) == {item.key for item in registration_items() if item.guardian != 2}


def test_problems_stand_in_the_order_of_the_form() -> None:
    order = [item.key for item in registration_items()]
    found = [problem.field for problem in check(a_form(name="", phone="1", guardian2_name="@", gender="9")).problems]
    assert found == sorted(found, key=order.index)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"gender": "1"}, {"gender": "ID_GENDER"}),
        ({"birth_date": "20170313"}, {"birth_date": "ID_BIRTH_DATE"}),
        ({"gender": "1", "id_number": CHILD_NUMBER[:-1] + "0"}, {"id_number": "ID_CHECK"}),
        ({"guardian1_id_number": CHILD_NUMBER}, {"guardian1_id_number": "SAME_AS_CHILD"}),
        ({"guardian2_id_number": MOTHER_NUMBER}, {"guardian2_id_number": "SAME_AS_FIRST"}),
        ({"guardian1_is_guardian": "0", "guardian2_is_guardian": "0"}, {"guardian1_is_guardian": "NO_GUARDIAN"}),
        ({"guardian1_is_guardian": "0"}, {}),
        ({"id_type": "Z", "id_number": ""}, {}),
        ({"id_type": "Z", "id_number": "T900000001"}, {}),
        (
            {"id_type": "Z", "id_number": "", "guardian1_id_type": "Z", "guardian1_id_number": ""},
            {"guardian1_id_number": "MISSING"},
        ),
        ({"guardian1_id_type": "Z", "guardian1_id_number": ""}, {}),
        ({"id_number": ""}, {"id_number": "MISSING"}),
        ({"id_type": "A", "id_number": "E12345678", "hukou_place_code": ""}, {}),
        ({"hukou_place_code": ""}, {"hukou_place_code": "MISSING"}),
        ({"guardian1_hukou_place_code": ""}, {"guardian1_hukou_place_code": "MISSING"}),
        ({"guardian2_phone": ""}, {"guardian2_phone": "MISSING"}),
        ({"id_type": "I", "id_number": citizen_number(region="830000")}, {}),
        ({"id_type": "I", "id_number": citizen_number(region="830000", sequence=991)}, {"gender": "ID_GENDER"}),
        ({"id_type": "X"}, {"id_type": "CODE_UNKNOWN"}),
        ({"id_type": ""}, {"id_type": "MISSING"}),
    ],
)
def test_items_are_judged_together(changes: dict[str, str], problems: dict[str, str]) -> None:
    assert codes(check(a_form(**changes))) == problems


def test_one_guardian_needs_a_reason_and_a_reason_one_guardian() -> None:
    assert codes(check(one_guardian_form())) == {"one_guardian_reason": "ONE_GUARDIAN_REASON"}
    assert codes(check(one_guardian_form(), "1")) == {}
    assert codes(check(one_guardian_form(), "9")) == {"one_guardian_reason": "CODE_UNKNOWN"}
    assert codes(check(a_form(), "1")) == {"one_guardian_reason": "TWO_GUARDIANS"}


@pytest.mark.parametrize("key", ["blood_type", "guardian1_duty", "photo", "income", ""])
def test_an_item_that_is_not_asked_is_named(key: str) -> None:
    assert codes(check({**a_form(), key: "x"})) == {key: "UNKNOWN_ITEM"}


def test_what_was_cleaned_is_told() -> None:
    checked = check(a_form(name="林 知夏", id_number=f" {CHILD_NUMBER[:6]} {CHILD_NUMBER[6:]}"))
    assert checked.problems == ()
    assert set(checked.cleaned) == {"name", "id_number"}


def test_the_problems_of_one_page_are_its_own() -> None:
    checked = check(a_form(name="", phone=""))
    assert [problem.field for problem in checked.problems_of(frozenset({"phone"}))] == ["phone"]


@given(st.dictionaries(st.sampled_from([item.key for item in registration_items()]), st.text(max_size=30)))
def test_any_form_is_judged_and_what_is_kept_is_right(form: dict[str, str]) -> None:
    checked = check(form)
    fields = [problem.field for problem in checked.problems]
    assert len(fields) == len(set(fields))
    again = check(dict(checked.values))
    wrong = {problem.field for problem in again.problems if problem.code not in {"MISSING", "ONE_GUARDIAN_REASON"}}
    assert wrong <= set(fields)
