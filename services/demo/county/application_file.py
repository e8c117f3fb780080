"""applications.csv: lines into applications, with the numbers of their documents checked by document type."""

from services.demo.county.application import Application, Choice
from services.demo.county.columns import Line
from services.demo.county.form_columns import MOST_CHOICES
from services.demo.county.identity_forms import birth_certificate, citizen_number, permanent_residence
from services.demo.county.problems import Expected, ProblemList
from services.registration.domain.checks.required import has_second_guardian, is_needed
from services.registration.domain.form.documents import NumberRule, number_rule
from services.registration.domain.form.items import registration_items

UNSAID = "5"
"""Why there is one guardian only, where the file does not say: for a reason that a clerk asks about."""
PEOPLE = ("", "guardian1_", "guardian2_")
CHECKS = {
    NumberRule.CITIZEN: citizen_number,
    NumberRule.PERMANENT_RESIDENCE: permanent_residence,
    NumberRule.MAY_BE_EMPTY: birth_certificate,
}
"""A number is looked at by the type of its document; passports and permits of other places are taken as they are."""


def application(line: Line) -> Application:
    """Make the application of a line that was found right."""
    form = {item.key: line[item.key] for item in registration_items()}
    return Application(
        ref=line["ref"],
        form={key: text for key, text in form.items() if text},
        choices=_choices(line),
        together_with=line["together_with"],
        one_guardian_reason=line["one_guardian_reason"] or ("" if has_second_guardian(form) else UNSAID),
    )


def _choices(line: Line) -> tuple[Choice, ...]:
    pairs = ((line[f"choice{n}_school"], line[f"choice{n}_category"]) for n in range(1, MOST_CHOICES + 1))
    return tuple(Choice(school, category or "ALL") for school, category in pairs if school)


def check_line(file: str, line: Line, problems: ProblemList) -> None:
    """Note what no single cell shows: gaps in the choices, items that must be there, numbers against their type."""
    for number in range(1, MOST_CHOICES + 1):
        _check_choice(file, line, number, problems)
    form = {item.key: line[item.key] for item in registration_items() if line[item.key]}
    for item in registration_items():
        if item.key not in form and item.key != "phone" and is_needed(item, form):
            problems.add(file, line.number, item.key, "不能空着")
    for person in PEOPLE:
        _check_number(file, line, person, problems)


def _check_choice(file: str, line: Line, number: int, problems: ProblemList) -> None:
    school = line[f"choice{number}_school"]
    if not school and line[f"choice{number}_category"]:
        problems.add(file, line.number, f"choice{number}_school", "填了类别，也要填学校")
    if school and number > 1 and not line[f"choice{number - 1}_school"]:
        problems.add(file, line.number, f"choice{number}_school", f"前一个志愿 choice{number - 1}_school 还空着")


def _check_number(file: str, line: Line, person: str, problems: ProblemList) -> None:
    rule, number = number_rule(line[f"{person}id_type"]), line[f"{person}id_number"]
    try:
        if number and not (rule is NumberRule.MAY_BE_EMPTY and person):
            CHECKS.get(rule, str)(number)
    except Expected as error:
        problems.add(file, line.number, f"{person}id_number", str(error))
