"""The long application number: 16 unmistakable characters (80 keyed bits) and a check character.

For units that may not publish rows: 80 bits cannot be searched through (docs/spec/draw.md, section 9). The check is a
weighted sum over the field of 32 elements (x⁵+x²+1): every wrong character and every swap of two characters shows.
"""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 letters and digits without I, L, O, U, which are mistaken for 1, 1, 0, V."""

LENGTH = 17
MISTAKEN = str.maketrans("OIL", "011")


def _powers() -> tuple[int, ...]:
    powers = [1]
    for _ in range(30):
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0b100101 if doubled & 0b100000 else doubled)
    return tuple(powers)


POWERS = _powers()
"""The 31 powers of the generator: all different, so no two places have the same weight."""

LOGARITHMS = {power: exponent for exponent, power in enumerate(POWERS)}


def _times(value: int, exponent: int) -> int:
    return POWERS[(LOGARITHMS[value] + exponent) % 31] if value else 0


def long_number(bits: bytes) -> str:
    """Return the number for a keyed hash (at least 10 bytes, of which the first 80 bits are used)."""
    value = int.from_bytes(bits[:10], "big")
    letters = "".join(ALPHABET[(value >> shift) & 31] for shift in range(75, -1, -5))
    return letters + check_letter(letters)


def check_letter(letters: str) -> str:
    """Return the check character for 16 characters of the alphabet."""
    return ALPHABET[_times(_weighted(letters), -(LENGTH - 1))]


def is_long_number(text: str) -> bool:
    """Say whether the text is a whole long number with the right check character."""
    shaped = len(text) == LENGTH and all(letter in ALPHABET for letter in text)
    return shaped and _weighted(text) == 0


def _weighted(letters: str) -> int:
    total = 0
    for place, letter in enumerate(letters):
        total ^= _times(ALPHABET.index(letter), place)
    return total
