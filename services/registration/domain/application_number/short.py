"""The short application number: 12 digits, the first 2-9, the last a check digit (ISO 7064 MOD 11,10)."""

FIRST = 20_000_000_000
SPACE = 80_000_000_000
"""Eleven digits from 2… to 9…: no number looks like a mobile number."""


def short_number(bits: bytes) -> str:
    """Return the number for a keyed hash (at least 16 bytes, of which the first 16 are used)."""
    digits = str(FIRST + int.from_bytes(bits[:16], "big") % SPACE)
    return digits + check_digit(digits)


def check_digit(digits: str) -> str:
    """Return the check digit for a text of digits (ISO 7064, hybrid system MOD 11,10)."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def is_short_number(text: str) -> bool:
    """Say whether the text is a whole short number with the right check digit."""
    shaped = len(text) == 12 and text.isascii() and text.isdigit() and text[0] in "23456789"
    return shaped and check_digit(text[:11]) == text[11]
