"""An operator who types a random number of his own and calls it the beacon's."""

import json

import pytest

from tests.builders.ceremonies import Ceremony
from tests.builders.draws import LAST_SOURCE_AT, VECTORS, beacon

_, PROOF = beacon()
OTHER_ROUND = json.loads(VECTORS.read_text("utf-8"))["rounds"][0]["signature"]
TORSION = json.loads((VECTORS.parent / "drand_bad_subgroup.json").read_text("utf-8"))["signature"]


@pytest.mark.parametrize(
    "signature",
    ["", PROOF[:-2], f"{PROOF}00", PROOF.upper(), "没有签名", f"{PROOF}\n", "00" * 48, OTHER_ROUND, TORSION],
)
async def test_no_seed_is_made_of_a_beacon_without_its_signature(ceremony: Ceremony, signature: str) -> None:
    await ceremony.go_to("close")
    body = {"signature": signature, "at": LAST_SOURCE_AT}
    status, said = await ceremony.post(f"/{ceremony.draw_id}/sources/drand/beacon", body)
    assert (status, said["code"]) == (422, "BEACON_SIGNATURE_WRONG")
    assert (await ceremony.take_alone("seed"))[1]["code"] == "BEACON_NOT_TAKEN"
    assert (await ceremony.take("seed"))[0] == 200


async def test_no_officer_types_a_beacon(ceremony: Ceremony) -> None:
    await ceremony.go_to("close")
    status, said = await ceremony.type("drand", 0, beacon()[0], at=LAST_SOURCE_AT)
    assert (status, said["code"]) == (422, "BEACON_NOT_TYPED")
