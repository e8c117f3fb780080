"""The rows of roster.csv as columns, as far as they are well formed: docs/spec/draw.md, section 2.1."""

import re
from dataclasses import dataclass

import numpy as np

from services.lottery.domain.arrays import Bytes, Flags, Integers, Texts, differs_from_the_one_before
from services.lottery.domain.roster.text import HEADER

_APP_NO, _CODE = "[0-9A-Z]{1,24}", "[0-9A-Z]{1,12}"
_ROW = f"{_APP_NO},[0-9a-z]{{1,64}},(?:{_APP_NO})?,[1-9],{_CODE},{_CODE},[0-9]\n"
_ROWS = re.compile(f"(?:{_ROW})*+".encode())
_FIELDS = 7
_COMMA, _LINE_END, _ZERO = b",\n0"


@dataclass(frozen=True, eq=False)
class Columns:
    """The well-formed rows at the beginning of a roster; each array has one item a row."""

    app_no: Texts
    pid: Texts
    group: Texts
    choice: Integers
    lot: Texts
    """School, comma, category."""
    tier: Integers
    starts_child: Flags
    """Whether the row is the first of its application number."""

    def __len__(self) -> int:
        return len(self.app_no)


def read_columns(content: bytes) -> Columns:
    """Return the rows up to the first that is not seven fields as in section 2."""
    first = len(HEADER) + 1
    found = _ROWS.match(content, first)
    rows = np.frombuffer(content, np.uint8)[first : found.end() if found else first]
    ends = np.flatnonzero((rows == _COMMA) | (rows == _LINE_END)).reshape(-1, _FIELDS)
    starts = np.empty_like(ends)
    starts[:, 1:] = ends[:, :-1] + 1
    starts[:1, 0] = 0
    starts[1:, 0] = ends[:-1, -1] + 1
    app_no = _texts(rows, starts[:, 0], ends[:, 0])
    return Columns(
        app_no=app_no,
        pid=_texts(rows, starts[:, 1], ends[:, 1]),
        group=_texts(rows, starts[:, 2], ends[:, 2]),
        choice=_digits(rows, starts[:, 3]),
        lot=_texts(rows, starts[:, 4], ends[:, 5]),
        tier=_digits(rows, starts[:, 6]),
        starts_child=differs_from_the_one_before(app_no),
    )


def _digits(rows: Bytes, starts: Integers) -> Integers:
    return rows[starts].astype(np.int64) - _ZERO


def _texts(rows: Bytes, starts: Integers, ends: Integers) -> Texts:
    """Return the fields as texts of one width; one character after the other, so that no large index is made."""
    lengths = ends - starts
    width, shortest = max(1, int(lengths.max(initial=0))), int(lengths.min(initial=len(rows)))
    texts = np.zeros((len(starts), width), dtype=np.uint8)
    for place in range(width):
        there = slice(None) if place < shortest else lengths > place
        texts[there, place] = rows[starts[there] + place]
    return texts.view(f"S{width}").reshape(len(starts))
