"""Whether a later checkpoint of the audit log keeps what a receipt promised (RFC 6962, 2.1.1 and 2.1.2)."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass

from services.registration.domain.receipts.result import Checked, bad, fine, left_out
from services.registration.domain.receipts.signed import Receipt, signer_name
from services.registration.domain.receipts.statement import LogHead
from shared.audit_log.checkpoints import Checkpoint, NotACheckpoint, open_checkpoint
from shared.audit_log.leaf import Leaf, NotALeaf, read_leaf
from shared.audit_log.proofs import consistency_holds, inclusion_holds
from shared.crypto.signed_notes import NoteRefused

CHECKPOINT = "后来的检查点"
INCLUSION = "写进公开日志"
CONSISTENCY = "日志没有换过"
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class LogProof:
    """A later checkpoint (signed note), and the answers of /log/proof/inclusion and /log/proof/consistency (JSON)."""

    checkpoint: bytes
    inclusion: bytes | None = None
    consistency: bytes | None = None


def log_checks(receipt: Receipt, proof: LogProof | None, keys: Sequence[str]) -> tuple[Checked, ...]:
    """Return what the log shows about the receipt."""
    if proof is None:
        return (left_out(CHECKPOINT, "手上没有后来的检查点，公开日志没有核对。"),)
    checkpoint = _opened(proof.checkpoint, keys)
    if checkpoint is None:
        return (bad(CHECKPOINT, "检查点不是给出的公钥签的，或者被改过。"),)
    if f"\n— {signer_name(checkpoint.origin, receipt.statement.unit_code)} ".encode() not in receipt.note:
        return (bad(CHECKPOINT, f"检查点是 {checkpoint.origin} 的，不是签这张回执的系统的。"),)
    signed = fine(CHECKPOINT, f"是 {checkpoint.origin} 签的，共 {checkpoint.size} 条。")
    return (signed, _inclusion(receipt, checkpoint, proof.inclusion), _consistency(receipt, checkpoint, proof))


def _opened(note: bytes, keys: Sequence[str]) -> Checkpoint | None:
    for key in keys:
        try:
            return open_checkpoint(note, key)
        except (NoteRefused, NotACheckpoint):
            continue
    return None


def _inclusion(receipt: Receipt, checkpoint: Checkpoint, answer: bytes | None) -> Checked:
    if answer is None:
        return left_out(INCLUSION, "没有给出证明，没有核对这份报名在不在日志里。")
    try:
        told = json.loads(answer)
        leaf, size, path = read_leaf(told["leaf"]), int(told["size"]), _path(told["proof"])
    except (*UNREADABLE, NotALeaf):
        return bad(INCLUSION, "证明读不出来，不是日志给的那种。")
    return _judged(receipt, checkpoint, leaf, size=size, path=path)


def _judged(receipt: Receipt, checkpoint: Checkpoint, leaf: Leaf, *, size: int, path: list[bytes]) -> Checked:
    about = receipt.statement
    if (leaf.body_hash, leaf.unit_code) != (about.event_hash, about.unit_code):
        return bad(INCLUSION, "证明说的是日志里的另一条，不是这份报名。")
    if size != checkpoint.size or not inclusion_holds(leaf.hash, (leaf.index, size), path, checkpoint.root):
        return bad(INCLUSION, "证明算不到这个检查点：日志里没有这份报名，或者证明被改过。")
    return fine(INCLUSION, f"是日志里的第 {leaf.index} 条。")


def _consistency(receipt: Receipt, checkpoint: Checkpoint, proof: LogProof) -> Checked:
    seen = receipt.statement.log
    if seen is None or seen.size == 0:
        return left_out(CONSISTENCY, "收下报名的时候日志还没有检查点，没有可比的。")
    if seen.origin != checkpoint.origin:
        return bad(CONSISTENCY, "回执上的日志和检查点不是同一个日志。")
    if checkpoint.size < seen.size:
        return bad(CONSISTENCY, f"检查点只有 {checkpoint.size} 条，比回执上的 {seen.size} 条还少：请用后来的检查点。")
    return _grown(seen, checkpoint, proof.consistency)


def _grown(seen: LogHead, checkpoint: Checkpoint, answer: bytes | None) -> Checked:
    if answer is None and checkpoint.size != seen.size:
        return left_out(CONSISTENCY, "没有给出证明，没有核对日志换没换过。")
    try:
        path = _path(json.loads(answer)["proof"]) if answer is not None else []
    except UNREADABLE:
        return bad(CONSISTENCY, "证明读不出来，不是日志给的那种。")
    if not consistency_holds((seen.size, checkpoint.size), (seen.root, checkpoint.root), path):
        return bad(CONSISTENCY, f"和回执上记的日志（共 {seen.size} 条）接不上：日志被换过，或者证明被改过。")
    return fine(CONSISTENCY, f"回执上记的 {seen.size} 条，一条没有动过。")


def _path(hashes: list[str]) -> list[bytes]:
    return [base64.b64decode(one, validate=True) for one in hashes]
