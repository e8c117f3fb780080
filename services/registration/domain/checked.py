"""A submission that was checked as a whole: form, choices, twin, age."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.age import age_flag, age_sentence
from services.registration.domain.checks.choices import choice_problems
from services.registration.domain.checks.dates import birth_date
from services.registration.domain.checks.form import CheckedForm, check_form
from services.registration.domain.checks.together import Sibling, together_problem
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from shared.clock import CHINA
from shared.errors import FieldProblem, InvalidInput


@dataclass(frozen=True)
class CheckedSubmission:
    """What came of it. `notices` are sentences for the family that block nothing."""

    submission: Submission
    problems: tuple[FieldProblem, ...]
    notices: tuple[str, ...]

    def accepted(self) -> Submission:
        """Return the submission as it is kept; raise `InvalidInput` with every problem."""
        if self.problems:
            raise InvalidInput(self.problems)
        return self.submission


def check_submission(typed: Submission, *, unit: Unit, sibling: Sibling | None, now: datetime) -> CheckedSubmission:
    """Check everything at once; `sibling` is the application that `together_with` names, None where there is none."""
    today = now.astimezone(CHINA).date()
    form = check_form(typed.form, one_guardian_reason=typed.one_guardian_reason, today=today)
    problems = [*form.problems, *choice_problems(typed.choices, unit)]
    if typed.together_with:
        problem = together_problem(sibling, choices=typed.choices, unit=unit)
        problems += [problem] if problem else []
    kept = Submission(
        form=form.values,
        choices=typed.choices,
        together_with=sibling.application_number if sibling and typed.together_with else None,
        one_guardian_reason=typed.one_guardian_reason or None,
        cleaned=form.cleaned,
    )
    return CheckedSubmission(kept, tuple(problems), _notices(form, unit))


def _notices(form: CheckedForm, unit: Unit) -> tuple[str, ...]:
    born = form.values.get("birth_date")
    flag = age_flag(birth_date(born), unit) if born else None
    return (age_sentence(flag, unit),) if flag else ()
