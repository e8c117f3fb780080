"""Making, reading and writing application numbers in the format that the unit fixed for its season."""

from typing import Literal

from services.registration.domain.application_number.long import MISTAKEN, is_long_number, long_number
from services.registration.domain.application_number.short import is_short_number, short_number
from shared.citizen_number import normalise
from shared.crypto.hashing import keyed_hash

NumberFormat = Literal["short", "long"]


def number_for(key: bytes, submission: bytes, *, attempt: int, number_format: NumberFormat) -> str:
    """Return the number of a submission: a keyed hash of it, never of its order of arrival.

    Args:
        key: the unit's number key, 32 bytes.
        submission: what names the submission: account and Idempotency-Key, hashed (32 bytes).
        attempt: 0, and one more for every number that another submission already has.
        number_format: short (12 digits) or long (16 + 1 characters).
    """
    bits = keyed_hash(key, "yangguang/application-number/1", submission, attempt.to_bytes(2, "big"))
    return short_number(bits) if number_format == "short" else long_number(bits)


def parse_number(typed: str) -> str | None:
    """Return the number as it is kept, for one typed with spaces or full width; None where its check fails."""
    text = normalise(typed)
    if is_short_number(text):
        return text
    letters = text.translate(MISTAKEN)
    return letters if is_long_number(letters) else None


def in_groups(number: str) -> str:
    """Return the number in groups of four, as it is shown and read out."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
