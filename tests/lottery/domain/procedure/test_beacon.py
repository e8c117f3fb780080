"""Tests of what can be said of the beacon and the welfare lottery."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from services.lottery.domain.procedure.beacon import beacon_is_genuine, bulletin_agrees, round_is_the_announced_one
from services.lottery.domain.procedure.evidence import Evidence, Finding, State
from services.lottery.domain.sources.announced import Source
from services.lottery.domain.sources.drand import QUICKNET, time_of_round
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_evidence import evidence, state_of
from tests.builders.draw_files import DICE, DRAND, THROWN

CRYPTO = Path(__file__).parents[3] / "vectors" / "crypto"
ROUNDS = json.loads((CRYPTO / "drand_quicknet.json").read_bytes())["rounds"]


def with_round(number: int, randomness: str, files: dict[str, bytes]) -> Evidence:
    source = replace(DRAND, time=time_of_round(number).isoformat(), detail=f"{QUICKNET}:{number}")
    return evidence(files, sources=(DICE, source), values={"dice": THROWN, "drand": f"{number}:{randomness}"})


@pytest.mark.parametrize("recorded", ROUNDS, ids=[str(one["round"]) for one in ROUNDS])
def test_a_recorded_round_is_that_of_its_time_and_its_randomness_the_hash_of_its_signature(
    recorded: dict[str, str],
) -> None:
    proof = {"source_drand.txt": f"{recorded['signature']}\n".encode()}
    found = with_round(int(recorded["round"]), recorded["randomness"], proof)
    assert state_of(round_is_the_announced_one(found)) == State.SHOWN
    assert state_of(beacon_is_genuine(found)) == State.SHOWN
    changed = with_round(int(recorded["round"]), recorded["randomness"][::-1], proof)
    assert state_of(beacon_is_genuine(changed)) == State.CONTRADICTED


def hashed(signature: str) -> str:
    return sha256_hex(bytes.fromhex(signature))


def test_the_signature_of_another_round_contradicts() -> None:
    other = ROUNDS[1]
    proof = {"source_drand.txt": f"{other['signature']}\n".encode()}
    taken = with_round(int(other["round"]) + 1, other["randomness"], proof)
    assert state_of(beacon_is_genuine(taken)) == State.CONTRADICTED


def test_a_signature_outside_the_subgroup_contradicts() -> None:
    bad = json.loads((CRYPTO / "drand_bad_subgroup.json").read_bytes())
    proof = {"source_drand.txt": f"{bad['signature']}\n".encode()}
    found = with_round(bad["round"], hashed(bad["signature"]), proof)
    assert state_of(beacon_is_genuine(found)) == State.CONTRADICTED


def test_a_round_too_long_for_the_beacon_contradicts() -> None:
    signature = ROUNDS[1]["signature"]
    far = "9" * 5000
    source = replace(DRAND, detail=f"{QUICKNET}:{far}")
    values = {"dice": THROWN, "drand": f"{far}:{hashed(signature)}"}
    proof = {"source_drand.txt": f"{signature}\n".encode()}
    found = evidence(proof, sources=(DICE, source), values=values)
    assert state_of(beacon_is_genuine(found)) == State.CONTRADICTED


@pytest.mark.parametrize("proof", [b"", b"00", b"0" * 96, b"g" * 96 + b"\n", "０".encode() * 96 + b"\n"])
def test_a_proof_that_is_no_signature_contradicts(proof: bytes) -> None:
    assert state_of(beacon_is_genuine(evidence({"source_drand.txt": proof}))) == State.CONTRADICTED


def test_without_its_signature_the_number_is_only_a_number() -> None:
    assert state_of(beacon_is_genuine(evidence())) == State.NOT_SHOWN


@pytest.mark.parametrize(
    "other",
    [
        replace(DRAND, time="2023-09-15T19:00:06+08:00"),
        replace(DRAND, time="2023-09-15T19:00:02+08:00"),
        replace(DRAND, time="晚上七点"),
        replace(DRAND, detail=f"{'0' * 64}:657413"),
    ],
)
def test_another_time_or_chain_contradicts_the_round(other: Source) -> None:
    assert state_of(round_is_the_announced_one(evidence(sources=(DICE, other)))) == State.CONTRADICTED


def test_any_moment_of_the_round_is_its_time() -> None:
    late = replace(DRAND, time="2023-09-15T19:00:05+08:00")
    assert state_of(round_is_the_announced_one(evidence(sources=(DICE, late)))) == State.SHOWN


def test_lines_about_sources_that_are_not_there_do_not_appear() -> None:
    dice_alone = evidence(sources=(DICE,), values={"dice": THROWN})
    lines = (round_is_the_announced_one, beacon_is_genuine, bulletin_agrees)
    assert [line(dice_alone) for line in lines] == [None] * 3


SSQ = Source("ssq", "ssq", "required", "2023-09-15T21:15:00+08:00", "2023107")
BALLS = "01.02.03.04.05.06+07"


def bulletin(*lines: str) -> Finding:
    files = {"source_ssq.txt": "".join(f"{line}\n" for line in lines).encode()} if lines else {}
    values = {"dice": THROWN, "ssq": f"2023107:{BALLS}"}
    found = bulletin_agrees(evidence(files, sources=(DICE, SSQ), values=values))
    assert found is not None
    return found


def test_a_person_looks_at_the_bulletin() -> None:
    assert bulletin().state == State.NOT_SHOWN
    found = bulletin("2023107", BALLS, "https://paper.example/1 2023-09-15T21:40:00+08:00")
    assert found.state == State.NOT_SHOWN
    assert "https://paper.example/1" in found.sentence


@pytest.mark.parametrize("lines", [("",), ("2023107",), ("2023106", BALLS), ("2023107", "01.02.03.04.05.06+08")])
def test_a_proof_with_other_numbers_contradicts(lines: tuple[str, ...]) -> None:
    assert bulletin(*lines).state == State.CONTRADICTED
