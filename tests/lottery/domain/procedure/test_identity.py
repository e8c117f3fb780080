"""Tests of fingerprint, signature and chain."""

import pytest

from services.lottery.domain.announcement import NO_HASH
from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.identity import (
    chain_is_unbroken,
    fingerprint_is_the_printed_one,
    signature_is_right,
)
from tests.builders.draw_evidence import evidence


def test_the_fingerprint_has_to_come_from_paper() -> None:
    digits = evidence().draw_sha256
    assert fingerprint_is_the_printed_one(evidence()).state == State.NOT_SHOWN
    assert fingerprint_is_the_printed_one(evidence(fingerprint=digits)).state == State.SHOWN
    almost = digits[:-1] + ("0" if digits[-1] != "0" else "1")
    assert fingerprint_is_the_printed_one(evidence(fingerprint=almost)).state == State.CONTRADICTED


def test_a_signature_is_not_believed_without_a_key() -> None:
    signed = evidence({"draw.json.note": b"note"})
    assert [signature_is_right(one).state for one in (evidence(), signed)] == [State.NOT_SHOWN] * 2
    assert signature_is_right(signed).sentence != signature_is_right(evidence()).sentence


@pytest.mark.parametrize(
    ("seq", "prev", "state"),
    [
        (1, NO_HASH, State.NOT_SHOWN),
        (2, "1" * 64, State.NOT_SHOWN),
        (1, "1" * 64, State.CONTRADICTED),
        (2, NO_HASH, State.CONTRADICTED),
        (0, NO_HASH, State.CONTRADICTED),
    ],
)
def test_the_first_announcement_alone_follows_none(seq: int, prev: str, state: State) -> None:
    assert chain_is_unbroken(evidence(seq=seq, prev=prev)).state == state
