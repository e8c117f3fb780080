"""Reads CSV in UTF-8, with or without BOM (RFC 4180)."""

import csv
import io
from collections.abc import Iterator

from services.demo.county.sheets import Row, Sheet, Unreadable


def read_csv(file: str, content: bytes) -> Sheet:
    """Return the table; raise `Unreadable` where it is not UTF-8 or its quotes do not close."""
    rows = tuple(_rows(_text(content)))
    if not rows:
        raise Unreadable(1, "第一行应该是表头，这个文件是空的")
    headings = tuple(str(cell).strip() for cell in rows[0].cells)
    return Sheet(file, headings, tuple(row for row in rows[1:] if not row.is_blank))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(line, "应该存成 UTF-8 编码的 CSV（有没有 BOM 都可以），这里不是 UTF-8") from None


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(cell.strip() for cell in cells))
            line = reader.line_num + 1
    except csv.Error:
        raise Unreadable(line, "应该是一行 CSV：用英文逗号分开，引号成对") from None
