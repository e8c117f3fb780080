"""What the code never does, whoever writes the next line: run what was typed, or call out from anywhere (ASVS V1)."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for folder in ("services", "shared") for path in (ROOT / folder).rglob("*.py") if not path.is_symlink()
)
"""What is linked is the reference program: nothing imports it."""
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
RUNS_BYTES = {"pickle", "marshal", "shelve", "dill", "yaml"}
SPEAKS_HTTP = {"httpx2", "httpx", "aiohttp", "requests", "urllib.request", "http.client"}
MAY_CALL_OUT = (
    "services/registration/gateways/",
    "services/verification/gateways/",
    "services/lottery/gateways/",
    "services/staff/gateways/",
    "services/demo/",
    "shared/web/oidc/",
    "shared/web/staff_client.py",
    "shared/audit_log/witness/",
)
HANDED_DOWN = ("app.py", "worker.py", "combined.py", "_commands.py", "cli.py")
"""Composition names the client that it hands down, and commands for the auditor call the address they were given."""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def offences(wrong: Callable[[ast.AST], bool], files: list[Path] = FILES) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in files
        for node in ast.walk(tree_of(path))
        if wrong(node) and hasattr(node, "lineno")
    ]


def called(node: ast.AST) -> str:
    """Return the dotted name of what a call calls, empty for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom) and node.module:
        yield node.module


def is_constant(node: ast.expr) -> bool:
    """Say whether an expression is a text of ours: a literal, or a name written in capitals."""
    if isinstance(node, ast.Attribute):
        return node.attr.isupper()
    if isinstance(node, ast.Name):
        return node.id.isupper()
    if isinstance(node, ast.JoinedStr):
        return all(is_constant(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
    if isinstance(node, ast.Call):
        return called(node) == "re.escape"
    if isinstance(node, ast.BinOp):
        return is_constant(node.left) and is_constant(node.right)
    return isinstance(node, ast.Constant)


def uses_a_shell(node: ast.AST) -> bool:
    if called(node) in {"os.system", "os.popen", "asyncio.create_subprocess_shell", "subprocess.getoutput"}:
        return True
    return isinstance(node, ast.keyword) and node.arg == "shell"


def runs_text(node: ast.AST) -> bool:
    return called(node) in RUNS_TEXT or any(name.partition(".")[0] in RUNS_BYTES for name in imported(node))


def makes_a_pattern(node: ast.AST) -> bool:
    name = called(node)
    if not name.startswith("re.") or name in {"re.escape", "re.Match"}:
        return False
    assert isinstance(node, ast.Call)
    put_together = bool(node.args) and isinstance(node.args[0], (ast.JoinedStr, ast.BinOp))
    return put_together and not is_constant(node.args[0])


def makes_a_template(node: ast.AST) -> bool:
    return called(node).rpartition(".")[2] in {"from_string", "Template"}


def makes_a_format(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "format":
        return False
    receiver = node.func.value
    inner = receiver.args[0] if isinstance(receiver, ast.Call) and receiver.args else receiver
    return isinstance(inner, ast.Name) and not is_constant(inner)


CHECKS = {
    "shell": (uses_a_shell, "import subprocess\nsubprocess.run(x, shell=True)"),
    "text": (runs_text, "import pickle"),
    "pattern": (makes_a_pattern, 'import re\nre.compile(f"{x}")'),
    "template": (makes_a_template, "environment.from_string(x)"),
    "format": (makes_a_format, "x.format(1)"),
}


def test_nothing_is_handed_to_a_shell() -> None:
    assert offences(uses_a_shell) == []


def test_nothing_typed_is_ever_run() -> None:
    assert offences(runs_text) == []


def test_no_pattern_is_made_at_run_time() -> None:
    assert offences(makes_a_pattern) == []


def test_no_template_is_made_at_run_time() -> None:
    assert offences(makes_a_template) == []


def test_no_format_string_is_made_at_run_time() -> None:
    assert offences(makes_a_format) == []


def test_only_gateways_call_out() -> None:
    elsewhere = [
        path
        for path in FILES
        if not str(path.relative_to(ROOT)).startswith(MAY_CALL_OUT) and not path.name.endswith(HANDED_DOWN)
    ]
    found = offences(lambda node: any(name in SPEAKS_HTTP for name in imported(node)), elsewhere)
    assert found == []


def test_nobody_follows_a_redirect() -> None:
    follows = offences(lambda node: isinstance(node, ast.keyword) and node.arg == "follow_redirects")
    assert follows == []


@pytest.mark.parametrize("kind", CHECKS)
def test_each_check_sees_its_fault(kind: str) -> None:
    wrong, fault = CHECKS[kind]
    assert any(wrong(node) for node in ast.walk(ast.parse(fault)))
