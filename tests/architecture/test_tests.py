"""Tests that can fail: each one asserts something, and every pure module has a test where it lives."""

import ast

from tests.architecture.sources import ROOT, Function, functions_of, python_files, shown

CLAIMS = ("assert", "raises", "expect", "check")
PURE = (
    "services/registration/domain",
    "services/verification/domain",
    "services/lottery/domain",
    "services/staff/domain",
    "shared/crypto",
)
KEYS = ROOT / "tests" / "keys"
"""The ceremony of keys goes through several services; its tests stand together."""
SHOWN_ELSEWHERE = {"errors.py", "__init__.py"}


def claims_something(node: Function) -> bool:
    """A test claims something by `assert`, `raises`, or by calling a function whose name says that it does."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assert):
            return True
        if isinstance(inner, ast.Call):
            name = ast.unparse(inner.func).rsplit(".", 1)[-1]
            if any(word in name for word in CLAIMS):
                return True
    return False


def test_every_test_claims_something() -> None:
    silent = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files()
        if path.name.startswith("test_")
        for node in functions_of(path)
        if node.name.startswith("test_") and not claims_something(node)
    ]
    assert silent == []


def test_every_pure_module_is_used_by_a_test_of_its_own_folder() -> None:
    without = []
    for path in python_files():
        part = next((part for part in PURE if shown(path).startswith(part + "/")), None)
        if part is None or path.name in SHOWN_ELSEWHERE or path.name.endswith("_errors.py"):
            continue
        module = shown(path).removesuffix(".py").replace("/", ".")
        folder = ROOT / "tests" / part.removeprefix("services/").removesuffix("/domain")
        tests = (*folder.rglob("*.py"), *KEYS.rglob("*.py"))
        if not any(module in test.read_text("utf-8") for test in tests):
            without.append(shown(path))
    assert without == []
