"""Checks an export without any network: no gap, no change, no other order, nothing left out, no time running back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.audit_log.checkpoints import Checkpoint, NotACheckpoint, open_checkpoint
from shared.audit_log.compact_range import CompactRange
from shared.audit_log.export_format import Head, read_head
from shared.audit_log.leaf import Leaf, read_leaf
from shared.audit_log.tree import covering
from shared.crypto.hashing import sha256_hex
from shared.crypto.note_format import NoteRefused

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a line that is not one of ours ends in."""


class ExportRefused(Exception):
    """What is wrong with an export, and in which line of the file (1 is the first)."""

    def __init__(self, sentence: str, line: int) -> None:
        super().__init__(f"第 {line} 行：{sentence}")
        self.line = line


@dataclass(frozen=True)
class Verified:
    """What an export proves: the checkpoint it leads to, its places, and how many events are shown."""

    checkpoint: Checkpoint
    head: Head
    events: int
    seen: int


def verify_export(lines: Iterable[str], vkey: str, *, seen: Sequence[bytes] = ()) -> Verified:
    """Check a whole export against the log's key, and against checkpoints that were `seen` earlier elsewhere.

    Raises `ExportRefused`. A seen checkpoint outside of the export's places is an error too: it was not compared.
    """
    return _Reading(vkey, seen).read(iter(lines))


class _Reading:
    """One pass over the file; the tree grows with it."""

    def __init__(self, vkey: str, seen: Sequence[bytes]) -> None:
        self._vkey = vkey
        self._seen = {one.size: one for one in (self._opened(note, "见过的检查点") for note in seen)}
        self._compared: set[int] = set()
        self._checked_until: datetime | None = None
        self._line = 1
        self._last: datetime | None = None
        self._events = 0

    def read(self, lines: Iterator[str]) -> Verified:
        head, checkpoint = self._read_head(next(lines, ""))
        tree = self._tree(head)
        for line in lines:
            self._line += 1
            leaf = self._read_place(line, head, tree.size)
            tree.add(leaf.hash)
            self._compare(tree)
        self._finish(head, checkpoint, tree)
        return Verified(checkpoint, head, self._events, len(self._compared))

    def _opened(self, note: bytes, what: str) -> Checkpoint:
        try:
            return open_checkpoint(note, self._vkey)
        except (NoteRefused, NotACheckpoint):
            raise ExportRefused(f"{what}不是这个日志签的", 1) from None

    def _read_head(self, line: str) -> tuple[Head, Checkpoint]:
        try:
            head = read_head(line)
        except UNREADABLE:
            raise ExportRefused("不是审计日志的导出文件", 1) from None
        if head.vkey != self._vkey:
            raise ExportRefused("文件里的公钥不是给出的公钥", 1)
        checkpoint = self._opened(head.checkpoint, "检查点")
        first, beyond = head.places
        if not 0 <= first <= beyond <= checkpoint.size:
            raise ExportRefused("位置超出了检查点", 1)
        return head, checkpoint

    def _tree(self, head: Head) -> CompactRange:
        try:
            tree = CompactRange(head.places[0], head.left)
        except ValueError:
            raise ExportRefused("前面的指纹个数不对", 1) from None
        self._compare(tree)
        return tree

    def _read_place(self, line: str, head: Head, index: int) -> Leaf:
        leaf, body = self._parsed(line)
        if leaf.index != index:
            raise ExportRefused(f"应该是第 {index} 条，这里是第 {leaf.index} 条", self._line)
        self._check_time(leaf, head)
        if body is not None:
            self._check_event(leaf, body)
        elif head.wants(leaf):
            raise ExportRefused("这一条应该有内容，内容没有了", self._line)
        return leaf

    def _parsed(self, line: str) -> tuple[Leaf, str | None]:
        try:
            told = json.loads(line)
            body = told.get("event")
            return read_leaf(told["leaf"]), None if body is None else str(body)
        except UNREADABLE:
            raise ExportRefused("不是一条记录", self._line) from None

    def _check_time(self, leaf: Leaf, head: Head) -> None:
        if self._last is not None and leaf.logged_at < self._last:
            raise ExportRefused("时间倒退了", self._line)
        if self._last is None and leaf.index > 0 and leaf.logged_at >= head.times[0]:
            raise ExportRefused("开头缺了记录", self._line)
        if self._checked_until is not None and leaf.logged_at <= self._checked_until:
            raise ExportRefused("比前面的检查点还早，是后来塞进去的", self._line)
        self._last = leaf.logged_at

    def _check_event(self, leaf: Leaf, body: str) -> None:
        if sha256_hex(body.encode()) != leaf.body_hash.hex():
            raise ExportRefused("内容被改过", self._line)
        if not body.endswith(f'"unit":"{leaf.unit_code}"}}'):
            raise ExportRefused("内容不是这个单位的", self._line)
        self._events += 1

    def _compare(self, tree: CompactRange) -> None:
        seen = self._seen.get(tree.size)
        if seen is None:
            return
        if seen.root != tree.root:
            raise ExportRefused(f"和见过的检查点（共 {seen.size} 条）不一样：日志被换过", self._line)
        if self._last is not None and self._last > seen.made_at:
            raise ExportRefused("检查点之前的记录比检查点还晚", self._line)
        self._checked_until = seen.made_at
        self._compared.add(seen.size)

    def _finish(self, head: Head, checkpoint: Checkpoint, tree: CompactRange) -> None:
        if tree.size != head.places[1]:
            raise ExportRefused(f"应该到第 {head.places[1]} 条为止，文件只到第 {tree.size} 条", self._line)
        if self._last is not None and self._last > checkpoint.made_at:
            raise ExportRefused("记录比检查点还晚", self._line)
        if tree.size < checkpoint.size and (self._last is None or self._last < head.times[1]):
            raise ExportRefused("末尾缺了记录", self._line)
        self._add_right(head, checkpoint, tree)
        if tree.root != checkpoint.root:
            raise ExportRefused("算出的指纹和检查点不一样：记录被改过、换过位置或者换过前后的指纹", self._line)
        self._compare(tree)
        if len(self._compared) < len(self._seen):
            raise ExportRefused("有见过的检查点不在这个文件的范围里，没有核对", self._line)

    def _add_right(self, head: Head, checkpoint: Checkpoint, tree: CompactRange) -> None:
        levels = [level for level, _ in covering(tree.size, checkpoint.size)]
        if len(levels) != len(head.right):
            raise ExportRefused("后面的指纹个数不对", self._line)
        for level, hashed in zip(levels, head.right, strict=True):
            tree.add(hashed, level)
