"""Tests of the unit's signature."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.lottery.domain.procedure.evidence import Brought, State
from services.lottery.domain.procedure.signatures import announcement_is_signed
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.builders.draw_evidence import evidence

KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2))
NAME = "yangguang/lottery/140105"
VKEY, OTHER_VKEY = (verifier_key(NAME, key.public_key()) for key in (KEY, OTHER))
DRAW = evidence().files["draw.json"]
NOTE = {"draw.json.note": sign_note(DRAW, NAME, KEY)}


def read_me(vkey: str) -> dict[str, bytes]:
    return {"README.txt": f"电脑派位\n\n签名用的公钥：{vkey}\n".encode()}


@pytest.mark.parametrize(
    ("files", "key", "state"),
    [
        ({}, None, State.NOT_SHOWN),
        ({}, VKEY, State.NOT_SHOWN),
        (NOTE, VKEY, State.SHOWN),
        (NOTE | read_me(OTHER_VKEY), VKEY, State.SHOWN),
        (NOTE, OTHER_VKEY, State.CONTRADICTED),
        (NOTE | read_me(VKEY), OTHER_VKEY, State.CONTRADICTED),
        (NOTE, None, State.NOT_SHOWN),
        (NOTE | read_me(VKEY), None, State.NOT_SHOWN),
        (NOTE | read_me(OTHER_VKEY), None, State.CONTRADICTED),
        (NOTE | {"README.txt": b"\xff"}, None, State.NOT_SHOWN),
        ({"draw.json.note": b"note"}, None, State.CONTRADICTED),
        ({"draw.json.note": sign_note(DRAW + b"\n", NAME, KEY)}, VKEY, State.CONTRADICTED),
        ({"draw.json.note": NOTE["draw.json.note"][:-20] + b"A" * 19 + b"\n"}, VKEY, State.CONTRADICTED),
    ],
)
def test_a_signature_counts_by_a_key_from_elsewhere(files: dict[str, bytes], key: str | None, state: State) -> None:
    assert announcement_is_signed(evidence(files, brought=Brought(key=key))).state == state


def test_the_name_of_the_key_is_said() -> None:
    assert NAME in announcement_is_signed(evidence(NOTE, brought=Brought(key=VKEY))).sentence
