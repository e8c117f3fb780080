"""Whether a signature is the public beacon's, checked without asking anybody: docs/spec/draw.md, section 3."""

from importlib.util import find_spec


def verify(round_number: int, signature: bytes) -> bool:
    """Say whether the bytes are the signature of quicknet over this round, in its one encoding of 48 bytes.

    The randomness of the round is SHA-256 of the signature. Anything that cannot be one is simply not it.
    """
    if find_spec("pyblst") is None:
        from shared.crypto import drand_plain

        return drand_plain.verify(round_number, signature)
    from shared.crypto import drand_native

    return drand_native.verify(round_number, signature)
