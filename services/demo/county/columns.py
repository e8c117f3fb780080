"""Columns of a file: how each is called, and how a cell becomes the text that the product uses."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from services.demo.county.problems import Expected, ProblemList
from services.demo.county.sheets import Cell, Row, Sheet, TypedNumber

Parse = Callable[[str], str]
EXPONENT = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]+", re.ASCII)
LAST_EXACT = 10**15
ROUNDED = "证件号码要存成文本；按数字存的号码后几位已经不对了，请从原系统重新导出，不要手工补"


@dataclass(frozen=True)
class Column:
    """`filled`: an empty cell is refused. `present`: the heading may not be missing. `identity`: never a number."""

    heading: str
    parse: Parse
    filled: bool = True
    present: bool = True
    identity: bool = False


@dataclass(frozen=True)
class Line:
    """A row with every cell parsed; absent columns are empty text."""

    number: int
    texts: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.texts[heading]


def lines_of(sheet: Sheet, columns: tuple[Column, ...], problems: ProblemList) -> Iterator[Line]:
    """Yield the rows that are right; everything that is wrong goes to `problems`."""
    if not headings_fit(sheet, columns, problems):
        return
    by_heading = {column.heading: column for column in columns}
    absent = {heading: "" for heading in by_heading if heading not in sheet.headings}
    for row in sheet.rows:
        texts = _row(sheet, row, by_heading, problems)
        if texts is not None:
            yield Line(row.line, texts | absent)


def headings_fit(sheet: Sheet, columns: tuple[Column, ...], problems: ProblemList) -> bool:
    """Say whether every heading is known, stands once, and none is missing; columns may stand in any order."""
    known = {column.heading for column in columns}
    missing = [column.heading for column in columns if column.present and column.heading not in sheet.headings]
    before = len(problems.found)
    for place, heading in enumerate(sheet.headings):
        if heading not in known:
            problems.add(sheet.file, 1, heading or f"第 {place + 1} 列", _unknown(heading, missing or sorted(known)))
        elif heading in sheet.headings[:place]:
            problems.add(sheet.file, 1, heading, "这一列出现了两次，应该只有一次")
    for heading in missing:
        problems.add(sheet.file, 1, heading, "缺这一列，表头里应该有它")
    return len(problems.found) == before


def _unknown(heading: str, candidates: list[str]) -> str:
    near = difflib.get_close_matches(heading, candidates, n=1, cutoff=0.4)
    return f"没有这一列，是不是“{near[0]}”" if near else f"没有这一列，应该是这些：{'、'.join(candidates[:12])}"


def _row(sheet: Sheet, row: Row, columns: Mapping[str, Column], problems: ProblemList) -> dict[str, str] | None:
    if len(row.cells) != len(sheet.headings):
        problems.add(sheet.file, row.line, "", f"这一行应该有 {len(sheet.headings)} 列，现在是 {len(row.cells)} 列")
        return None
    texts: dict[str, str] = {}
    for heading, cell in zip(sheet.headings, row.cells, strict=True):
        try:
            texts[heading] = parsed(columns[heading], cell)
        except Expected as error:
            problems.add(sheet.file, row.line, heading, str(error))
    return texts if len(texts) == len(sheet.headings) else None


def parsed(column: Column, cell: Cell) -> str:
    """Return the cell's text as the product uses it; raise `Expected`."""
    text = _text(column, cell)
    if text:
        return column.parse(text)
    if column.filled:
        raise Expected("不能空着")
    return ""


def _text(column: Column, cell: Cell) -> str:
    if isinstance(cell, str):
        if column.identity and EXPONENT.fullmatch(cell):
            raise Expected(ROUNDED)
        return cell
    if column.identity:
        raise Expected(ROUNDED)
    return _whole(cell)


def _whole(cell: TypedNumber) -> str:
    if not abs(cell.value) < LAST_EXACT or cell.value != int(cell.value):
        raise Expected("要存成文本；现在是按数字存的，位数已经不对了")
    return str(int(cell.value))
