"""Check a whole receipt for whoever holds it: signature, form, audit log, and whether the application is there."""

import base64
import json
from dataclasses import dataclass

from services.registration.actions.check_receipt import CodeOnReceipt, ReceiptCheck, check_receipt
from services.registration.actions.show_receipt import mark_of, receipt_vkey
from services.registration.actions.tools import Tools
from services.registration.domain.receipts.checks import CheckedReceipt, Evidence, check_receipt_file
from services.registration.domain.receipts.log_proof import LogProof
from services.registration.domain.receipts.own import own_vkey
from services.registration.domain.receipts.signed import Receipt, signer_name, signer_of
from services.registration.store.tables import audit
from shared.audit_log.errors import LeafNotFound, NoCheckpoint, UnknownSize
from shared.audit_log.read_log import leaf_of_hash, newest_checkpoint, prove_consistency, prove_inclusion
from shared.database.scope import UNSCOPED
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class WholeReceiptCheck:
    """What the checks say, and how the application of a genuine receipt stands here."""

    checked: CheckedReceipt
    here: ReceiptCheck


async def check_whole_receipt(tools: Tools, unit_code: str, kept: bytes, form_copy: bytes | None) -> WholeReceiptCheck:
    """Check what was given; nothing of it is kept."""
    receipt = check_receipt_file(kept, Evidence()).receipt
    if receipt is None or receipt.statement.unit_code != unit_code:
        ours = (receipt_vkey(tools, unit_code),)
        return WholeReceiptCheck(check_receipt_file(kept, Evidence(ours)), ReceiptCheck(genuine=False))
    keys = (own_vkey(receipt, tools.keys), tools.keys.log_vkey(tools.log.origin))
    read = check_receipt_file(kept, Evidence(keys, form_copy))
    if read.checks[0].outcome != "ok":
        return WholeReceiptCheck(read, ReceiptCheck(genuine=False))
    checked = check_receipt_file(kept, Evidence(keys, form_copy, await _proof(tools, receipt)))
    about = receipt.statement
    code = CodeOnReceipt(about.application_number, about.version, about.form_hash.hex(), mark_of(tools, receipt))
    return WholeReceiptCheck(checked, await check_receipt(tools, unit_code, code))


async def _proof(tools: Tools, receipt: Receipt) -> LogProof | None:
    """Return what our own log says; None before its first checkpoint, and for a receipt of a log that has ended."""
    if signer_of(receipt) != signer_name(tools.log.origin, receipt.statement.unit_code):
        return None
    async with tools.db.reading(UNSCOPED) as session:
        try:
            note = await newest_checkpoint(session, audit)
        except NoCheckpoint:
            return None
        size = int(note.decode().split("\n")[1])
        return LogProof(note, await _inclusion(session, receipt, size), await _consistency(session, receipt, size))


async def _inclusion(session: ReadSession, receipt: Receipt, size: int) -> bytes | None:
    try:
        leaf = await leaf_of_hash(session, audit, receipt.statement.event_hash)
        proven = await prove_inclusion(session, audit, leaf, size)
    except LeafNotFound:
        return None
    return json.dumps({"leaf": leaf.text, "size": size, "proof": _path(list(proven.proof))}).encode()


async def _consistency(session: ReadSession, receipt: Receipt, size: int) -> bytes | None:
    seen = receipt.statement.log
    if seen is None or seen.size == 0:
        return None
    try:
        return json.dumps({"proof": _path(await prove_consistency(session, audit, seen.size, size))}).encode()
    except UnknownSize:
        return None


def _path(hashes: list[bytes]) -> list[str]:
    return [base64.b64encode(one).decode() for one in hashes]
