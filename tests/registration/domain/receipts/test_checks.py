"""A receipt in hand is checked against key, form and a later checkpoint; each refusal is one sentence."""

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.registration.domain.form_hash import copy_hash
from services.registration.domain.receipts.checks import Evidence, check_receipt_file
from services.registration.domain.receipts.log_proof import LogProof
from services.registration.domain.receipts.result import Outcome
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.receipts.statement import LogHead
from tests.builders.receipts import VKEY, a_receipt, a_statement, with_addendum
from tests.builders.registration import a_submission
from tests.builders.small_logs import LOG_VKEY, ORIGIN, SmallLog

COPY = a_submission().canonical()
NONCE = bytes(range(16))
KEYS = (LOG_VKEY, VKEY)
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes([3] * 32))


def promised(log: SmallLog) -> Receipt:
    """A receipt over a form, at the moment the log stands where it stands."""
    head = LogHead(ORIGIN, len(log.leaves), log.root()) if log.leaves else None
    return a_receipt(a_statement(nonce=NONCE, form_hash=copy_hash(COPY, NONCE), log=head))


def proven(log: SmallLog, receipt: Receipt) -> LogProof:
    """What the log answers about a receipt later."""
    leaf = log.add(receipt.statement.event_hash)
    log.fill(6, seed=7)
    seen = receipt.statement.log
    return LogProof(log.checkpoint(), log.inclusion(leaf), log.consistency(seen.size) if seen else None)


def outcomes(kept: bytes, evidence: Evidence) -> dict[str, Outcome]:
    return {one.name: one.outcome for one in check_receipt_file(kept, evidence).checks}


@pytest.mark.parametrize("before", [1, 2, 3, 4, 7, 8, 11])
def test_everything_holds_for_a_receipt_that_was_kept(before: int) -> None:
    log = SmallLog()
    log.fill(before)
    receipt = with_addendum(promised(log))
    checked = check_receipt_file(receipt.file, Evidence(KEYS, COPY, proven(log, receipt)))
    assert [one.outcome for one in checked.checks[2:]] == ["left_out", "ok", "ok", "ok"]
    assert checked.verdict == "genuine"


def test_with_nothing_at_hand_nothing_is_said_to_be_good() -> None:
    checked = check_receipt_file(a_receipt().file, Evidence())
    assert {one.outcome for one in checked.checks} == {"left_out"}
    assert checked.verdict == "refused"


def test_a_receipt_of_the_first_hour_has_no_checkpoint_to_compare() -> None:
    log = SmallLog()
    receipt = promised(log)
    assert outcomes(receipt.file, Evidence(KEYS, log=proven(log, receipt)))["日志没有换过"] == "left_out"


def test_a_changed_receipt_is_refused_in_one_sentence() -> None:
    changed = a_receipt().file.replace(b"P01", b"P09")
    checked = check_receipt_file(changed, Evidence(KEYS))
    assert checked.checks[0].sentence == "签名不对：回执被改过，或者不是这个县签的。"
    assert checked.verdict == "refused"
    assert check_receipt_file(b"%PDF-1.7 nothing", Evidence(KEYS)).receipt is None


def test_another_form_is_refused() -> None:
    receipt = promised(SmallLog())
    assert outcomes(receipt.file, Evidence(KEYS, COPY))["报名表副本"] == "ok"
    assert outcomes(receipt.file, Evidence(KEYS, COPY + b"\n"))["报名表副本"] == "ok"
    other = a_submission(name="林知秋").canonical()
    checked = check_receipt_file(receipt.file, Evidence(KEYS, other))
    assert checked.checks[1].outcome == "bad"
    assert checked.verdict == "refused"


@pytest.fixture
def log() -> SmallLog:
    """A log of five acts."""
    filled = SmallLog()
    filled.fill(5)
    return filled


def refusal(receipt: Receipt, proof: LogProof, keys: tuple[str, ...] = KEYS) -> str:
    checked = check_receipt_file(receipt.file, Evidence(keys, log=proof))
    assert checked.verdict == "refused"
    (sentence,) = [one.sentence for one in checked.checks if one.outcome == "bad"]
    return sentence


def test_a_checkpoint_of_another_key_is_refused(log: SmallLog) -> None:
    receipt = promised(log)
    proof = replace(proven(log, receipt), checkpoint=log.checkpoint(OTHER_KEY))
    assert "不是给出的公钥签的" in refusal(receipt, proof)


def test_a_checkpoint_of_another_log_is_refused(log: SmallLog) -> None:
    receipt = promised(log)
    from shared.crypto.signed_notes import verifier_key

    other = "other.example/registration"
    keys = (*KEYS, verifier_key(other, OTHER_KEY.public_key()))
    proof = replace(proven(log, receipt), checkpoint=log.checkpoint(OTHER_KEY, other))
    assert "不是签这张回执的系统的" in refusal(receipt, proof, keys)


def test_a_log_without_the_application_is_refused(log: SmallLog) -> None:
    receipt = promised(log)
    other = log.add(bytes(32))
    proof = LogProof(log.checkpoint(), log.inclusion(other), log.consistency(5))
    assert refusal(receipt, proof) == "证明说的是日志里的另一条，不是这份报名。"


def test_a_proof_that_leads_elsewhere_is_refused(log: SmallLog) -> None:
    receipt = promised(log)
    proof = proven(log, receipt)
    assert proof.inclusion is not None
    told = json.loads(proof.inclusion)
    told["proof"][0] = told["proof"][-1]
    assert "算不到这个检查点" in refusal(receipt, replace(proof, inclusion=json.dumps(told).encode()))
    for garbage in (b"", b"[]", b'{"leaf":"x"}', b"\xff", b'{"leaf":1,"size":1,"proof":[]}'):
        assert "读不出来" in refusal(receipt, replace(proof, inclusion=garbage))


def test_a_log_that_was_replaced_is_refused(log: SmallLog) -> None:
    receipt = promised(log)
    forged = SmallLog()
    forged.fill(5, seed=1)
    assert "日志被换过" in refusal(receipt, proven(forged, receipt))


def test_a_shorter_checkpoint_is_refused(log: SmallLog) -> None:
    receipt = promised(log)
    short = SmallLog(log.leaves[:3])
    leaf = short.add(receipt.statement.event_hash)
    assert "还少" in refusal(receipt, LogProof(short.checkpoint(), short.inclusion(leaf)))


def test_a_checkpoint_alone_proves_little_and_says_so(log: SmallLog) -> None:
    receipt = promised(log)
    proof = LogProof(proven(log, receipt).checkpoint)
    checked = check_receipt_file(receipt.file, Evidence(KEYS, log=proof))
    assert [one.outcome for one in checked.checks[3:]] == ["ok", "left_out", "left_out"]
    assert checked.verdict == "genuine"
