"""The beacon's signature checked in plain Python, for machines without a wheel of blst; takes about a second."""

import hashlib
import sys
from typing import Any, cast

from py_ecc.bls.g2_primitives import subgroup_check
from py_ecc.bls.hash_to_curve import hash_to_G1
from py_ecc.bls.point_compression import decompress_G1, decompress_G2
from py_ecc.bls.typing import G1Compressed, G1Uncompressed, G2Compressed
from py_ecc.fields import optimized_bls12_381_FQ12 as FQ12
from py_ecc.optimized_bls12_381.optimized_curve import G2, neg
from py_ecc.optimized_bls12_381.optimized_pairing import final_exponentiate, pairing

from shared.crypto.drand_chain import PUBLIC_KEY, SCHEME_TAG, can_be_signature, can_be_signed, message_of

PYTHONS_OWN_LIMIT = 1000
sys.setrecursionlimit(PYTHONS_OWN_LIMIT)
"""py_ecc raises it to 100,000 for the whole process, where deeply nested JSON then ends in a crash, not in an error."""


def verify(round_number: int, signature: bytes) -> bool:
    """Say whether `signature` (48 bytes) is quicknet's over the round.

    The test of the subgroup is its own step: the pairing alone also accepts points that anybody could choose among.
    """
    if not can_be_signed(round_number) or not can_be_signature(signature):
        return False
    try:
        point = decompress_G1(G1Compressed(int.from_bytes(signature, "big")))
    except ValueError:
        return False
    return bool(subgroup_check(point)) and _pairs(round_number, point)


def _pairs(round_number: int, point: G1Uncompressed) -> bool:
    """e(point, generator) = e(H(round), public key), as one product."""
    sha256 = cast(Any, hashlib.sha256)  # py_ecc's annotation asks for a hash where it takes what makes one
    hashed = hash_to_G1(message_of(round_number), SCHEME_TAG, sha256)
    imaginary, real = (int.from_bytes(half, "big") for half in (PUBLIC_KEY[:48], PUBLIC_KEY[48:]))
    key = decompress_G2(G2Compressed((imaginary, real)))
    product = pairing(G2, point, final_exponentiate=False) * pairing(key, neg(hashed), final_exponentiate=False)
    return bool(final_exponentiate(product) == FQ12.one())
