"""The signature of the public beacon: both libraries, on its own rounds and on everything that is not one."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_ecc.bls.point_compression import compress_G1
from py_ecc.optimized_bls12_381.optimized_curve import G1, Z1, curve_order, field_modulus, multiply

from shared.crypto import drand, drand_native, drand_plain
from shared.crypto.drand_chain import PUBLIC_KEY, SCHEME_TAG

VECTORS = Path(__file__).parents[2] / "vectors" / "crypto"
Verify = Callable[[int, bytes], bool]


def vector(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((VECTORS / name).read_bytes())
    return found


QUICKNET = vector("drand_quicknet.json")
ROUNDS = [(one["round"], bytes.fromhex(one["signature"]), one["randomness"]) for one in QUICKNET["rounds"]]
ROUND, GENUINE, _ = ROUNDS[1]
BOTH = pytest.mark.parametrize("verify", [drand_native.verify, drand_plain.verify], ids=["native", "plain"])


def encoded(number: int) -> bytes:
    return number.to_bytes(48, "big")


def points() -> st.SearchStrategy[bytes]:
    """Points of the right subgroup, none of them a signature."""
    return st.integers(1, curve_order - 1).map(lambda scalar: encoded(int(compress_G1(multiply(G1, scalar)))))


BROKEN = {
    "empty": b"",
    "one byte short": GENUINE[:-1],
    "one byte long": GENUINE + b"\0",
    "twice": GENUINE * 2,
    "uncompressed flag missing": bytes([GENUINE[0] & 0x7F]) + GENUINE[1:],
    "infinity": encoded(int(compress_G1(Z1))),
    "infinity with a sign": b"\xe0" + bytes(47),
    "infinity with a rest": b"\xc0" + bytes(46) + b"\1",
    "infinity flag on a point": bytes([GENUINE[0] | 0x40]) + GENUINE[1:],
    "zeros": bytes(48),
    "the x-coordinate plus the modulus": encoded((1 << 383) + field_modulus + 4),
    "no point has this x-coordinate": encoded((1 << 383) + 1),
    "the other of the two points": bytes([GENUINE[0] ^ 0x20]) + GENUINE[1:],
    "all ones": b"\xff" * 48,
}


def test_the_pinned_chain_is_the_published_one() -> None:
    assert QUICKNET["chain"]["public_key"] == PUBLIC_KEY.hex()
    assert QUICKNET["chain"]["dst"] == SCHEME_TAG.decode()
    assert QUICKNET["chain"]["scheme"] == "bls-unchained-g1-rfc9380"


def test_every_published_round_is_genuine() -> None:
    for number, signature, randomness in ROUNDS:
        assert drand.verify(number, signature), number
        assert hashlib.sha256(signature).hexdigest() == randomness


@BOTH
def test_both_libraries_accept_a_published_round(verify: Verify) -> None:
    assert verify(ROUND, GENUINE)


@BOTH
def test_both_libraries_refuse_the_round_next_to_it(verify: Verify) -> None:
    assert not verify(ROUND + 1, GENUINE)


@BOTH
@pytest.mark.parametrize("number", [0, -1, 2**64, 10**30])
def test_a_round_that_cannot_be_is_refused(verify: Verify, number: int) -> None:
    assert not verify(number, GENUINE)


@BOTH
def test_both_libraries_refuse_a_point_outside_the_subgroup(verify: Verify) -> None:
    """The pairing equation holds for it: only the test of the subgroup refuses."""
    bad = vector("drand_bad_subgroup.json")
    assert not verify(bad["round"], bytes.fromhex(bad["signature"]))


def test_without_the_test_of_the_subgroup_the_bad_point_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = vector("drand_bad_subgroup.json")
    monkeypatch.setattr(drand_plain, "subgroup_check", lambda _point: True)
    assert drand_plain.verify(bad["round"], bytes.fromhex(bad["signature"]))


@BOTH
@pytest.mark.parametrize("signature", BROKEN.values(), ids=BROKEN)
def test_both_libraries_refuse_what_is_no_signature(verify: Verify, signature: bytes) -> None:
    assert not verify(ROUND, signature)


def test_the_modulus_added_to_a_genuine_signature_is_refused_where_it_fits() -> None:
    """Only an x-coordinate below 2^381 - modulus has a second spelling."""
    for number, signature, _ in ROUNDS:
        x = int.from_bytes(signature, "big") % 2**381
        if x + field_modulus < 2**381:
            other = encoded(int.from_bytes(signature, "big") + field_modulus)
            assert not drand_native.verify(number, other)
            assert not drand_plain.verify(number, other)


@given(points())
@settings(max_examples=3, deadline=None)
def test_the_libraries_agree_on_points_of_the_subgroup(signature: bytes) -> None:
    assert not drand_native.verify(ROUND, signature)
    assert not drand_plain.verify(ROUND, signature)


@given(st.binary(min_size=47, max_size=47), st.sampled_from([0x80, 0xA0, 0x8A, 0xC0, 0xE0, 0x00]))
@settings(max_examples=100, deadline=None)
def test_the_libraries_agree_on_random_bytes(rest: bytes, first: int) -> None:
    signature = bytes([first]) + rest
    assert drand_native.verify(ROUND, signature) == drand_plain.verify(ROUND, signature)


@given(st.integers(0, 383))
@settings(max_examples=40, deadline=None)
def test_one_bit_turned_is_no_signature(bit: int) -> None:
    turned = encoded(int.from_bytes(GENUINE, "big") ^ (1 << bit))
    assert not drand_native.verify(ROUND, turned)
    assert not drand_plain.verify(ROUND, turned)


def test_without_a_wheel_the_plain_library_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def plain(number: int, _signature: bytes) -> bool:
        asked.append(number)
        return True

    monkeypatch.setattr(drand, "find_spec", lambda _name: None)
    monkeypatch.setattr("shared.crypto.drand_plain.verify", plain)
    monkeypatch.delitem(sys.modules, "shared.crypto.drand_native")
    assert drand.verify(ROUND, GENUINE)
    assert asked == [ROUND]
    assert "shared.crypto.drand_native" not in sys.modules


def test_the_plain_library_leaves_the_process_as_it_was() -> None:
    """py_ecc raises the limit of recursion for everybody; nested JSON from a stranger would then be the end of us."""
    loading = "import json, sys; from shared.crypto import drand_plain; print(sys.getrecursionlimit())"
    script = f"{loading}; json.loads('[' * 50_000)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout == "1000\n"
    assert done.returncode == 1
    assert "RecursionError" in done.stderr
