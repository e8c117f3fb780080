"""What must agree between items, one rule at a time."""

from services.registration.domain.checks.between import problems_between, reason_problem
from tests.builders.registration import CHILD_NUMBER, a_form


def fields(**values: str) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in problems_between(values)]


def test_a_whole_right_form_agrees() -> None:
    assert fields(**a_form()) == []


def test_the_number_is_compared_with_sex_and_day_if_these_were_written() -> None:
    assert fields(id_type="1", id_number=CHILD_NUMBER) == []
    told = fields(id_type="1", id_number=CHILD_NUMBER, gender="1", birth_date="20170101")
    assert told == [("birth_date", "ID_BIRTH_DATE"), ("gender", "ID_GENDER")]


def test_a_passport_tells_nothing_about_sex_and_day() -> None:
    assert fields(id_type="A", id_number="E12345678", gender="1", birth_date="20170101") == []


def test_a_reason_is_needed_exactly_where_there_is_one_guardian() -> None:
    assert reason_problem(None, has_second=True) is None
    assert reason_problem("4", has_second=False) is None
    missing, both, unknown = (
        reason_problem(None, has_second=False),
        reason_problem("1", has_second=True),
        reason_problem("0", has_second=False),
    )
    found = [problem.code for problem in (missing, both, unknown) if problem]
    assert found == ["ONE_GUARDIAN_REASON", "TWO_GUARDIANS", "CODE_UNKNOWN"]
