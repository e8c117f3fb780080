"""What can be wrong in the schools a family chose."""

from collections.abc import Iterator

from services.registration.domain.submission import Lot
from services.registration.domain.unit import Unit
from shared.errors import FieldProblem


def choice_problems(choices: tuple[Lot, ...], unit: Unit) -> Iterator[FieldProblem]:
    """Yield every problem, with the field `choices.N` (from 1) or `choices`."""
    if len(choices) > unit.max_choices:
        yield FieldProblem(
            "choices", f"最多报 {unit.max_choices} 所，现在选了 {len(choices)} 所。请去掉几所。", "TOO_MANY_CHOICES"
        )
    for place, lot in enumerate(choices, start=1):
        if unit.school(lot) is None:
            yield FieldProblem(
                f"choices.{place}", "这所学校或者这个类别不在今年的学校表里。请重新选。", "SCHOOL_UNKNOWN"
            )
        elif lot in choices[: place - 1]:
            yield FieldProblem(f"choices.{place}", "这所学校前面已经选过了。请换一所，或者去掉。", "CHOICE_TWICE")
