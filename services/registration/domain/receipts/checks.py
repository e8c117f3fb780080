"""Everything that can be checked about a receipt in hand, each with one sentence; nothing is asked of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from services.registration.domain.form_hash import copy_hash
from services.registration.domain.receipts.file import receipt_in
from services.registration.domain.receipts.lines import NotAReceipt, in_china
from services.registration.domain.receipts.log_proof import LogProof, log_checks
from services.registration.domain.receipts.result import Checked, bad, fine, left_out
from services.registration.domain.receipts.signed import Receipt, open_receipt, read_unverified, signer_name
from services.registration.domain.receipts.verifier import released_verifiers
from shared.crypto.signed_notes import NoteRefused

SIGNATURE = "签名"
FORM = "报名表副本"
VERIFIER = "重算程序"


@dataclass(frozen=True)
class Evidence:
    """What is at hand beside the receipt: keys (vkey lines), the form's copy, a later checkpoint with its proofs."""

    keys: Sequence[str] = ()
    form_copy: bytes | None = None
    log: LogProof | None = None


@dataclass(frozen=True)
class CheckedReceipt:
    """The receipt as it reads (None where it is none), and what was found, in order."""

    receipt: Receipt | None
    checks: tuple[Checked, ...] = field(default=())

    @property
    def verdict(self) -> Literal["genuine", "refused"]:
        """Genuine where the signature is good and nothing that was checked contradicts it."""
        good = any(one.name == SIGNATURE and one.outcome == "ok" for one in self.checks)
        return "genuine" if good and not any(one.outcome == "bad" for one in self.checks) else "refused"


def check_receipt_file(kept: bytes, evidence: Evidence) -> CheckedReceipt:
    """Check what a family kept (text or PDF) against everything that is at hand."""
    try:
        text = receipt_in(kept)
        receipt = read_unverified(text)
    except NotAReceipt:
        sentence = "这不是一张完整的回执。请用从回执页保存的 PDF 或者文字文件，一个字也不要改。"
        return CheckedReceipt(None, (bad(SIGNATURE, sentence),))
    checks = (
        _signature(text, receipt, evidence.keys),
        _form(receipt, evidence.form_copy),
        _verifier(receipt),
        *log_checks(receipt, evidence.log, evidence.keys),
    )
    return CheckedReceipt(receipt, checks)


def _signature(text: bytes, receipt: Receipt, keys: Sequence[str]) -> Checked:
    unit = receipt.statement.unit_code
    own = [key for key in keys if key.partition("+")[0].endswith(signer_name("", unit))]
    if not own:
        return left_out(SIGNATURE, f"没有给出 {unit} 签回执的公钥，签名没有核对。公钥在教育局的网站上，也可以当面抄。")
    for key in own:
        try:
            open_receipt(text, key)
        except (NoteRefused, NotAReceipt):
            continue
        received = in_china(receipt.statement.received_at)
        return fine(SIGNATURE, f"是 {key.partition('+')[0]} 签的，{received} 收到，一个字没有改过。")
    return bad(SIGNATURE, "签名不对：回执被改过，或者不是这个县签的。")


def _form(receipt: Receipt, form_copy: bytes | None) -> Checked:
    about = receipt.statement
    if form_copy is None:
        return left_out(FORM, "没有给出报名表副本，指纹没有核对。")
    if about.form_hash in {copy_hash(form_copy, about.nonce), copy_hash(form_copy.rstrip(b"\n"), about.nonce)}:
        return fine(FORM, "和回执上的指纹一样，就是当时提交的那一份。")
    return bad(FORM, "和回执上的指纹不一样：至少有一个字和当时提交的不同，或者不是这一版的副本。")


def _verifier(receipt: Receipt) -> Checked:
    known = {one.sha256: one.path for one in released_verifiers()}
    if path := known.get(receipt.statement.verifier):
        return fine(VERIFIER, f"回执写的重算程序就是公开的 {path}。")
    return left_out(VERIFIER, "回执写的重算程序不是这里带的这一版，请找同一版的程序重算派位。")
