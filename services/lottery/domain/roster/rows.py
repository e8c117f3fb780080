"""The first fault in the rows of roster.csv, row by row, as docs/spec/draw.md, section 11 orders them."""

from collections.abc import Iterator, Mapping
from itertools import repeat

import numpy as np

from services.lottery.domain.arrays import Flags, Integers, differs_from_the_one_before, place_in_run
from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.columns import Columns

UNKNOWN_LOT = -1


def lots_of_rows(columns: Columns, lots: Mapping[bytes, int]) -> Integers:
    """Return the place of each row's lot in `seats`, or `UNKNOWN_LOT`."""
    places = map(lots.get, columns.lot.tolist(), repeat(UNKNOWN_LOT))
    return np.fromiter(places, dtype=np.int64, count=len(columns))


def check_rows(columns: Columns, lot: Integers, *, rows: int) -> None:
    """Refuse the earliest faulty row with ROSTER_ROW, DUPLICATE_PERSON, ROSTER_APP or ROSTER_LOT.

    Every check finds the first row it would refuse if all rows before it are right; the smallest row, and on it the
    check that comes first in section 11, decides. A row that is not well formed ends the columns.
    """
    faults = [(row, number) for number, row in enumerate(_first_faults(columns, lot)) if row is not None]
    if faults:
        row, number = min(faults)
        code, sentence = _CODES[number]
        raise Refused(code, f"名册第 {row + 2} 行：{sentence}")
    if len(columns) < rows:
        raise Refused("ROSTER_ROW", f"名册第 {len(columns) + 2} 行：不是合规范的七个字段")


_CODES = (
    ("DUPLICATE_PERSON", "同一个人有两个报名号"),
    ("ROSTER_APP", "同一报名号的各行不一致，或志愿顺序不连续"),
    ("ROSTER_LOT", "派位单元不在公告里，或同一报名号重复填报"),
)


def _first_faults(columns: Columns, lot: Integers) -> Iterator[int | None]:
    yield _repeated_person(columns)
    yield _first(_breaks_its_child(columns))
    yield _first(_unknown_or_repeated_lot(columns, lot))


def _first(faulty: Flags) -> int | None:
    return int(faulty.argmax()) if faulty.any() else None


def _repeated_person(columns: Columns) -> int | None:
    """The rows are ascending, so the rows with one app_no and pid stand together: look at the first of each."""
    firsts = np.flatnonzero(columns.starts_child | differs_from_the_one_before(columns.pid))
    pids = columns.pid[firsts].tolist()
    if len(set(pids)) == len(pids):
        return None
    seen: set[bytes] = set()
    for row, pid in zip(firsts.tolist(), pids, strict=True):
        if pid in seen:
            return int(row)
        seen.add(pid)
    return None


def _breaks_its_child(columns: Columns) -> Flags:
    other_pid = differs_from_the_one_before(columns.pid)
    other_group = differs_from_the_one_before(columns.group)
    other = ~columns.starts_child & (other_pid | other_group)
    faulty: Flags = other | (columns.choice != place_in_run(columns.starts_child) + 1)
    return faulty


def _unknown_or_repeated_lot(columns: Columns, lot: Integers) -> Flags:
    child = np.cumsum(columns.starts_child)
    listed = child * (int(lot.max(initial=0)) + 1) + lot
    faulty: Flags = lot == UNKNOWN_LOT
    order = np.argsort(listed, kind="stable")
    faulty[order[1:]] |= listed[order[1:]] == listed[order[:-1]]
    return faulty
