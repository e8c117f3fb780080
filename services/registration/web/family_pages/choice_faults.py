"""What can be wrong on the page of choices, each beside its field."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from services.registration.actions.find_twins import Twin
from services.registration.domain.application import State
from services.registration.domain.checks.choices import choice_problems
from services.registration.domain.checks.together import Sibling, together_problem
from services.registration.domain.draft import DraftContent
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.choice_view import choice_key, parse_lot
from shared.errors import FieldProblem


def choice_faults(
    fields: Mapping[str, str], content: DraftContent, unit: Unit, twins: tuple[Twin, ...]
) -> tuple[FieldProblem, ...]:
    """Return every problem, in the order of the page."""
    if not any(fields.get(choice_key(place)) for place in range(1, unit.max_choices + 1)):
        unanswered = FieldProblem(choice_key(1), "这里还没有选。请选一所，或者选“不报民办”。", "MISSING")
        return (unanswered, *_about_twins(fields, replace(content, together_with=None), unit, twins))
    return (*_about_schools(fields, content, unit), *_about_twins(fields, content, unit, twins))


def _about_schools(fields: Mapping[str, str], content: DraftContent, unit: Unit) -> Iterator[FieldProblem]:
    filled = [place for place in range(1, unit.max_choices + 1) if parse_lot(fields.get(choice_key(place), ""))]
    for problem in choice_problems(content.choices, unit):
        _, _, number = problem.field.partition(".")
        place = filled[int(number) - 1] if number else 1
        yield FieldProblem(choice_key(place), problem.sentence, problem.code)


def _about_twins(
    fields: Mapping[str, str], content: DraftContent, unit: Unit, twins: tuple[Twin, ...]
) -> Iterator[FieldProblem]:
    if twins and not fields.get("together"):
        yield FieldProblem("together", "这里还没有选。一起还是分开，两种办法都可以。", "MISSING")
    twin = next((one for one in twins if one.application_number == content.together_with), None)
    if twin is not None:
        sibling = Sibling(twin.application_number, State.CLAIM, twin.choices)
        problem = together_problem(sibling, choices=content.choices, unit=unit)
        if problem is not None:
            yield FieldProblem("together", problem.sentence, problem.code)
