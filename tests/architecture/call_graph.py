"""Which functions call which, read from the source: enough to say whether a call leads to a certain function."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Function:
    """One function or method: what it calls, as (module, name), and the dotted texts of its attributes."""

    module: str
    name: str
    calls: set[tuple[str, str]] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)


Graph = dict[tuple[str, str], Function]


def call_graph() -> Graph:
    """Read every module of services and shared."""
    graph: Graph = {}
    for path in (*(ROOT / "services").rglob("*.py"), *(ROOT / "shared").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for function in _functions(module, ast.parse(path.read_text(encoding="utf-8"))):
            graph[module, function.name] = function
    return graph


def leads_to(graph: Graph, start: Function, wanted: set[tuple[str, str]], attributes: set[str]) -> bool:
    """Say whether `start` calls a wanted function or uses a wanted attribute, itself or through others."""
    seen: set[tuple[str, str]] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here.calls & wanted or here.attributes & attributes:
            return True
        for call in here.calls - seen:
            seen.add(call)
            if call in graph:
                waiting.append(graph[call])
    return False


def _functions(module: str, tree: ast.Module) -> Iterator[Function]:
    imported = dict(_imported(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield _function(module, node, imported)


def _imported(tree: ast.Module) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield name.asname or name.name, (node.module, name.name)


def _function(
    module: str, node: ast.FunctionDef | ast.AsyncFunctionDef, imported: dict[str, tuple[str, str]]
) -> Function:
    found = Function(module, node.name)
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            # A function that is handed on counts as called.
            found.calls.add(imported.get(part.id, (module, part.id)))
        elif isinstance(part, ast.Attribute):
            found.attributes.add(ast.unparse(part))
            if isinstance(part.value, ast.Name) and part.value.id == "self":
                found.calls.add((module, part.attr))
    found.calls.discard((module, node.name))
    return found
