"""A signature with a point outside of the prime-order subgroup: the pairing holds, the page refuses it (draw.md, 3)."""

import json
from dataclasses import replace

from services.lottery.domain.sources.drand import QUICKNET
from tests.browser.verifier.verifying import Verifier, states
from tests.builders.draw_files import DICE, DRAND, THROWN, bundle, children, drawn
from tests.builders.draws import VECTORS
from tests.spec.bundles import Files

FROZEN, THROW, ROUND_1000 = "2023-08-20T18:00:00+08:00", "2023-08-23T20:00:00+08:00", "2023-08-23T23:59:24+08:00"


def drawn_with(number: int, signature: str, randomness: str) -> Files:
    """Return a bundle whose last source is this round of the beacon, which became known at the announced time."""
    sources = (replace(DICE, time=THROW), replace(DRAND, time=ROUND_1000, detail=f"{QUICKNET}:{number}"))
    values = {"dice": THROWN, "drand": f"{number}:{randomness}"}
    files = bundle(drawn(children(2, "S01"), sources=sources, values=values, frozen_at=FROZEN))
    return files | {"source_drand.txt": f"{signature}\n".encode()}


def test_the_right_signature_of_the_round_is_the_beacons(calculator: Verifier) -> None:
    rounds = json.loads(VECTORS.read_text("utf-8"))["rounds"]
    right = next(one for one in rounds if one["round"] == 1000)
    report = calculator.drive(drawn_with(1000, right["signature"], right["randomness"]))["report"]
    found = states(report)
    assert (found["beacon"], found["beacon_round"]) == ("ok", "ok")


def test_a_signature_outside_of_the_subgroup_is_not(calculator: Verifier) -> None:
    bad = json.loads(VECTORS.with_name("drand_bad_subgroup.json").read_text("utf-8"))
    report = calculator.drive(drawn_with(bad["round"], bad["signature"], bad["sha256"]))["report"]
    found = states(report)
    assert (found["beacon"], found["beacon_round"]) == ("bad", "ok")
    assert report["arithmetic"]
