"""What no single file shows: choices and references that lead nowhere, lines that stand twice."""

from collections.abc import Iterable, Sequence

from services.demo.county.application import Application
from services.demo.county.plans import Paper
from services.demo.county.problems import ProblemList
from services.demo.county.school import School
from services.demo.county.unit import Unit

Placed = tuple[int, Application]
"""The line in the file, and what was read there."""


def refuse_repeated(file: str, column: str, keyed: Iterable[tuple[int, object]], problems: ProblemList) -> None:
    """Note every line whose key stood before."""
    seen: dict[object, int] = {}
    for line, key in keyed:
        if key in seen:
            problems.add(file, line, column, f"和第 {seen[key]} 行重复，应该只有一行")
        seen.setdefault(key, line)


def check_choices(
    file: str, placed: Sequence[Placed], *, schools: Sequence[School], unit: Unit | None, problems: ProblemList
) -> None:
    """Note choices of lots that schools.csv does not have, the same lot twice, and more choices than allowed."""
    lots = {school.lot for school in schools}
    codes = {school.school_code for school in schools}
    for line, application in placed:
        for number, choice in enumerate(application.choices, 1):
            if choice.school not in codes:
                problems.add(file, line, f"choice{number}_school", "应该是 schools.csv 里有的 school_code")
            elif (choice.school, choice.category) not in lots:
                problems.add(file, line, f"choice{number}_category", "这所学校在 schools.csv 里没有这个类别")
            if choice in application.choices[: number - 1]:
                problems.add(file, line, f"choice{number}_school", "同一所学校同一类别只能填一次")
        if unit and len(application.choices) > unit.max_choices:
            column = f"choice{unit.max_choices + 1}_school"
            problems.add(file, line, column, f"unit.toml 规定最多 {unit.max_choices} 个志愿")


def check_together(file: str, placed: Sequence[Placed], problems: ProblemList) -> None:
    """Note children bound together who are not there, are themselves, or ask for other schools."""
    by_ref = {application.ref: application for _, application in placed}
    for line, application in placed:
        if not application.together_with:
            continue
        other = by_ref.get(application.together_with)
        if other is None:
            problems.add(file, line, "together_with", "应该是本表里另一个孩子的 ref")
        elif other is application:
            problems.add(file, line, "together_with", "不能是这一行自己的 ref")
        elif other.choices != application.choices:
            problems.add(file, line, "together_with", "一起派位的孩子，志愿要完全一样")
        elif other.phone != application.phone:
            problems.add(file, line, "together_with", "一起派位的孩子要用同一个手机号报名")


def check_papers(file: str, papers: Sequence[tuple[int, Paper]], refs: set[str], problems: ProblemList) -> None:
    """Note papers of families that are not there, and returns without a reason."""
    for line, paper in papers:
        if paper.ref not in refs:
            problems.add(file, line, "ref", "应该是 applications 里有的 ref")
        if paper.verdict == "return" and not paper.reason:
            problems.add(file, line, "reason", "退回要写理由")
