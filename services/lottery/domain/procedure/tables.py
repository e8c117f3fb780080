"""Reads the small tables of a bundle: a header, then lines of so many fields (docs/spec/draw.md, §9)."""

from itertools import pairwise


class NotATable(ValueError):
    """The bytes are not the table they should be; the text says why, for people."""


def read_table(content: bytes, header: str) -> list[tuple[str, ...]]:
    """Return the rows under exactly this header, or raise NotATable."""
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError as error:
        raise NotATable("不是 UTF-8") from error
    if lines[0] != header or lines[-1] != "":
        raise NotATable("表头或结尾不合规范")
    rows = [tuple(line.split(",")) for line in lines[1:-1]]
    if any(len(row) != header.count(",") + 1 for row in rows):
        raise NotATable("有的行字段数不对")
    return rows


def read_ascending_table(content: bytes, header: str) -> list[tuple[str, ...]]:
    """Return the rows, whose first fields have to be strictly ascending, or raise NotATable."""
    rows = read_table(content, header)
    if any(before[0].encode() >= after[0].encode() for before, after in pairwise(rows)):
        raise NotATable("没有从小到大排列，或有重复")
    return rows
