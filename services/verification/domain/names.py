"""Turns the comparison of two names into a cause for a person to look, or into nothing."""

from services.verification.domain.answers import RegistryName
from services.verification.domain.causes import Cause, CauseKind
from services.verification.domain.claim import Subject
from services.verification.domain.comparison import Comparison, Verdict
from services.verification.domain.differences import mark
from services.verification.domain.normalise import name_form


def name_cause(line: Comparison, registry: RegistryName, subject: Subject, word: str) -> list[Cause]:
    """Return the cause that a name gives, at most one; only the differing characters are put into words."""
    if line.verdict is Verdict.VARIANT:
        title = f"{word}的名字写法不同"
        return [Cause(CauseKind.NAME_VARIANT, registry, subject, title, f"{_pair(line)}；证件号一样")]
    if line.verdict is Verdict.DIFFERS:
        title = f"{word}的名字和{registry.word}登记不一样"
        return [Cause(CauseKind.NAME_DIFFERS, registry, subject, title, f"{_pair(line)}；证件号一样")]
    return []


def _pair(line: Comparison) -> str:
    left, right = mark(name_form(line.claimed), name_form(line.registered))
    one = "".join(piece.text for piece in left if piece.marked)
    other = "".join(piece.text for piece in right if piece.marked)
    if not one:
        return f"登记里多“{other}”"
    return f"家长填“{one}”，登记里“{other}”" if other else f"登记里少“{one}”"
