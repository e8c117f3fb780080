"""The beacon's signature checked with blst, where there is a wheel of it; takes under a millisecond."""

import pyblst

from shared.crypto.drand_chain import PUBLIC_KEY, SCHEME_TAG, can_be_signature, can_be_signed, message_of

_GENERATOR = bytes.fromhex(
    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
)
"""The generator of G2, compressed."""


def verify(round_number: int, signature: bytes) -> bool:
    """Say whether `signature` (48 bytes) is quicknet's over the round.

    The test of the subgroup is part of `uncompress`: it refuses a point of any other order.
    """
    if not can_be_signed(round_number) or not can_be_signature(signature):
        return False
    try:
        point = pyblst.BlstP1Element().uncompress(signature)
    except ValueError:
        return False
    hashed = pyblst.BlstP1Element().hash_to_group(message_of(round_number), SCHEME_TAG)
    return bool(
        pyblst.final_verify(
            pyblst.miller_loop(point, pyblst.BlstP2Element().uncompress(_GENERATOR)),
            pyblst.miller_loop(hashed, pyblst.BlstP2Element().uncompress(PUBLIC_KEY)),
        )
    )
