"""The rule of a witness: only ever a larger tree that begins as the one seen before (C2SP tlog-witness)."""

from collections.abc import Sequence

from shared.audit_log.checkpoints import Checkpoint
from shared.audit_log.proofs import consistency_holds
from shared.audit_log.tree import EMPTY_ROOT


class LogMisbehaves(Exception):
    """What the log signed contradicts what it signed before; the note is evidence."""


def require_growth(seen: Checkpoint | None, offered: Checkpoint, proof: Sequence[bytes]) -> None:
    """Raise `LogMisbehaves` unless `offered` is `seen` itself or grew out of it, with a later time."""
    if offered.size == 0 and offered.root != EMPTY_ROOT:
        raise LogMisbehaves("一条都没有的日志，指纹却不对")
    if seen is None:
        return
    if offered.size < seen.size:
        raise LogMisbehaves(f"日志变短了：见过 {seen.size} 条，现在只有 {offered.size} 条")
    if offered.size == seen.size:
        if offered != seen:
            raise LogMisbehaves(f"同样是 {seen.size} 条，内容不一样了：日志有两个版本")
        return
    if offered.made_at <= seen.made_at:
        raise LogMisbehaves("检查点的时间倒退了")
    if seen.size and not consistency_holds((seen.size, offered.size), (seen.root, offered.root), proof):
        raise LogMisbehaves(f"前 {seen.size} 条和见过的不一样：日志被改过")
