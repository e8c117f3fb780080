"""Twins drawn with one ticket: whether one application may bind itself to another."""

from dataclasses import dataclass

from services.registration.domain.application import ENDED, State
from services.registration.domain.submission import Lot
from services.registration.domain.unit import Unit
from shared.errors import FieldProblem

FIELD = "together_with"


@dataclass(frozen=True)
class Sibling:
    """The other application, of the same account."""

    application_number: str
    state: State
    choices: tuple[Lot, ...]


def together_problem(sibling: Sibling | None, *, choices: tuple[Lot, ...], unit: Unit) -> FieldProblem | None:
    """Return why this application cannot be drawn together with `sibling`, or None.

    With `admit` and `skip` all members list the same lots in the same order (docs/spec/draw.md, section 2.1, rule 4).
    """
    if sibling is None or sibling.state in ENDED or sibling.state is State.REFUSED:
        return FieldProblem(FIELD, "没有找到另一个孩子的报名。请先给他报名，再选一起派位。", "SIBLING_UNKNOWN")
    if unit.draw.group_boundary != "split" and sibling.choices != choices:
        return FieldProblem(
            FIELD, "一起派位的孩子，学校和顺序要完全一样。请改成一样的，或者选分开派位。", "SIBLING_CHOICES"
        )
    return None
