"""An operator who types a random number of his own and calls it the beacon's."""

import pytest

from shared.crypto.hashing import sha256_hex
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import ROUND, beacon

VALUE, PROOF = beacon()
OWN = sha256_hex(b"a number that suits somebody")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"proofs": {}}, "BEACON_PROOF_MISSING"),
        ({"values": {"drand": f"{ROUND}:{OWN}"}, "proofs": {}}, "BEACON_PROOF_MISSING"),
        ({"values": {"drand": f"{ROUND}:{OWN}"}}, "BEACON_PROOF_DIFFERS"),
        ({"proofs": {"drand": PROOF[:-2]}}, "BEACON_PROOF_DIFFERS"),
        ({"proofs": {"drand": f"{PROOF}00"}}, "BEACON_PROOF_DIFFERS"),
        ({"proofs": {"drand": PROOF.upper()}}, "BEACON_PROOF_DIFFERS"),
        ({"proofs": {"drand": "没有签名"}}, "BEACON_PROOF_DIFFERS"),
    ],
)
async def test_no_seed_is_made_of_a_beacon_without_its_signature(
    ceremony: Ceremony, changes: dict[str, object], code: str
) -> None:
    await ceremony.go_to("close")
    status, said = await ceremony.take("seed", **changes)
    assert (status, said["code"]) == (422, code)
    assert (await ceremony.take("seed"))[0] == 200
