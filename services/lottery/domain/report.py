"""The two verdicts as lines of plain text, in words for people (docs/spec/draw.md, section 10)."""

from collections.abc import Iterator

from services.lottery.domain.procedure.evidence import Line, State
from services.lottery.domain.rehearsal import is_rehearsal
from services.lottery.domain.verdicts import Verdicts

_SIGN = {State.SHOWN: "✓", State.CONTRADICTED: "✕", State.NOT_SHOWN: "–"}


def report_lines(verdicts: Verdicts, *, arithmetic_alone: bool = False, strict: bool = False) -> Iterator[str]:
    """Yield the hashes, both verdicts and the conclusion; both verdicts always, whatever is judged."""
    yield from _heading(verdicts)
    yield f"甲、算得对不对：{'对' if verdicts.calculated_correctly else '不对'}"
    yield from map(_line, verdicts.arithmetic)
    yield f"乙、程序对不对：{_procedure_in_short(verdicts)}"
    yield from map(_line, verdicts.procedure)
    if arithmetic_alone:
        yield "这一次只判甲，不判乙。"
    yield _conclusion(verdicts, passed=verdicts.hold(arithmetic_alone=arithmetic_alone, strict=strict))


def _heading(verdicts: Verdicts) -> Iterator[str]:
    if verdicts.draw_id is not None:
        rehearsal = "（演练，不是真的派位）" if is_rehearsal(verdicts.draw_id) else ""
        yield f"派位活动 {verdicts.draw_id}{rehearsal}"
    yield f"名册 roster.csv 的指纹  {verdicts.roster_sha256}"
    yield f"公告 draw.json 的指纹   {verdicts.draw_sha256}"
    yield f"结果 results.csv 的指纹 {verdicts.results_sha256}"


def _line(line: Line) -> str:
    return f"  {_SIGN[line.state]} {line.statement}：{_visible(line.sentence)}"


def _visible(text: str) -> str:
    """Escape what cannot be seen: a sentence may quote a file, and a file must not steer the screen."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _procedure_in_short(verdicts: Verdicts) -> str:
    against, open_ = len(verdicts.contradictions), len(verdicts.not_shown)
    shown = len(verdicts.procedure) - against - open_
    return f"{shown} 项有证据，{against} 项有矛盾，{open_} 项看不出来"


def _conclusion(verdicts: Verdicts, *, passed: bool) -> str:
    verdict = "通过" if passed else "没有通过"
    if not verdicts.calculated_correctly:
        return f"{verdict}：重算和公布的不一样，或者文件不合规范。先重新下载，再验证一次。"
    if verdicts.contradictions:
        return f"{verdict}：算得对；但是程序有 {len(verdicts.contradictions)} 项矛盾。"
    if verdicts.not_shown:
        return f"{verdict}：算得对；但是程序有 {len(verdicts.not_shown)} 项，从这些文件里看不出来。"
    return f"{verdict}：算得对，程序也都有证据。"
