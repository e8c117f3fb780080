"""Reads the first sheet of an XLSX workbook (ISO/IEC 29500). Numbers are marked, dates become ISO text."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from services.demo.county.sheets import Cell, Row, Sheet, TypedNumber, Unreadable

Value = int | float | str | bool | time | date | datetime | timedelta


def read_xlsx(file: str, content: bytes) -> Sheet:
    """Return the first sheet; raise `Unreadable` where the file is no workbook or the sheet is empty."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        values = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError, ValueError):
        raise Unreadable(0, "应该是没有密码的 XLSX 工作簿，第一张表里是数据") from None
    rows = [Row(line, tuple(_cell(value) for value in row)) for line, row in enumerate(values, 1)]
    if not rows or rows[0].is_blank:
        raise Unreadable(1, "第一行应该是表头，这一行是空的")
    width = max(place for place, cell in enumerate(rows[0].cells, 1) if cell != "")
    headings = tuple(cell if isinstance(cell, str) else "" for cell in rows[0].cells[:width])
    return Sheet(file, headings, tuple(_narrow(row, width) for row in rows[1:] if not row.is_blank))


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return TypedNumber(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _narrow(row: Row, width: int) -> Row:
    """Drop empty cells to the right of the last heading; anything else there is left to be refused."""
    beyond = row.cells[width:]
    return row if any(cell != "" for cell in beyond) else Row(row.line, row.cells[:width])
