"""The lines of the sources: names are given by the office's program, a beacon's round by its time."""

from collections import Counter
from datetime import datetime
from typing import Any

from services.lottery.domain.sources.drand import QUICKNET, round_at
from services.lottery.web.office_pages.announce_form import Typed
from services.lottery.web.office_pages.fields import moment_in
from services.lottery.web.office_pages.profiles import SourceRow
from shared.errors import FieldProblem

NAMES = {"digits": "dice", "ssq": "ssq", "drand": "drand", "hex": "pulse", "reveal": "witness"}
NEEDS = {"required": True, "optional": False}


def sources_in(typed: Typed, problems: list[FieldProblem]) -> list[dict[str, Any]]:
    """Return the sources as an announcement names them; add one problem for what is missing, about the first line."""
    seen: Counter[str] = Counter()
    found: list[dict[str, Any]] = []
    for number, row in enumerate(typed.sources, start=1):
        source = _source(row, number, problems)
        if source is None:
            return found
        seen[row.kind] += 1
        source["name"] = NAMES[row.kind] + ("" if seen[row.kind] == 1 else str(seen[row.kind]))
        found.append(source)
    if not found:
        problems.append(FieldProblem("sources", "请至少写一个种子来源。", "MISSING"))
    return found


def _source(row: SourceRow, number: int, problems: list[FieldProblem]) -> dict[str, Any] | None:
    """Return one source without its name, or None after a problem."""
    if row.kind not in NAMES or row.required not in NEEDS:
        words = f"第 {number} 个来源：请选是哪一种，以及是不是必须有。"
        problems.append(FieldProblem("sources", words, "MISSING"))
        return None
    times: list[FieldProblem] = []
    at = moment_in({"at": row.at}, "at", "请填时间。", times)
    if at is None:
        problems.append(FieldProblem("sources", f"第 {number} 个来源的时间：{times[0].sentence}", "TIME"))
        return None
    return {"kind": row.kind, "required": NEEDS[row.required], "at": at, "detail": _detail(row, at)}


def _detail(row: SourceRow, at: datetime) -> str:
    """Return the detail as draw.json has it; an empty one of a beacon is the round of its time."""
    if row.kind == "drand" and not row.detail:
        return f"{QUICKNET}:{round_at(at)}"
    if row.kind == "reveal":
        return ";".join(line.strip().rstrip(";") for line in row.detail.splitlines() if line.strip())
    return " ".join(row.detail.split())
