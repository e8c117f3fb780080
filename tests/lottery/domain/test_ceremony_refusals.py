"""Every refusal of a step has a code of its own and a sentence that a person understands."""

import ast
from importlib import import_module
from pathlib import Path

from services.lottery.domain.ceremony_refusals import StepRefused
from shared.errors import Kind

MODULES = (
    "services.lottery.domain.announcing_refusals",
    "services.lottery.domain.calling_refusals",
    "services.lottery.domain.ceremony_refusals",
    "services.lottery.domain.publishing_refusals",
)


def test_each_refusal_has_its_own_code_and_a_chinese_sentence() -> None:
    refusals = [one() for one in StepRefused.__subclasses__()]
    assert len({refusal.code for refusal in refusals}) == len(refusals)
    assert all(any("一" <= letter <= "龥" for letter in refusal.sentence) for refusal in refusals)
    assert {refusal.kind for refusal in refusals} == {Kind.CONFLICT}


def test_no_code_stands_for_two_reasons() -> None:
    """The pages and the callers of the API tell refusals apart by their codes alone."""
    codes = [code for module in MODULES for code in _codes(Path(str(import_module(module).__file__)))]
    assert len(codes) > len(MODULES)
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def _codes(path: Path) -> list[str]:
    """Return the codes as they are written: `stable_code = "…"` or `code="…"`."""
    tree = ast.parse(path.read_text("utf-8"))
    given = [
        node.value
        for node in ast.walk(tree)
        if (isinstance(node, ast.keyword) and node.arg == "code")
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "stable_code")
    ]
    return [str(value.value) for value in given if isinstance(value, ast.Constant)]
