"""Numbers in groups that a finger can follow (ux guide, sections 4.14 and 7)."""


def in_groups(text: str, size: int = 4) -> str:
    """Return `2955 7085 5375`: groups of `size`, with a space between."""
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def ticket_start(hex_digits: str) -> str:
    """Return the first 12 digits in three groups, only to find a line in a list."""
    return in_groups(hex_digits[:12])


def fingerprint_rows(hex_digits: str) -> list[list[str]]:
    """Return four rows of four groups of four digits; raise ValueError unless there are 64."""
    if len(hex_digits) != 64:
        raise ValueError("a fingerprint has 64 digits")
    return [in_groups(hex_digits[at : at + 16]).split() for at in range(0, 64, 16)]


def split_identity_number(number: str) -> str:
    """Return an 18-character number as people read it, `140199　2021 0312　0072`; any other number unchanged."""
    if len(number) != 18:
        return number
    return f"{number[:6]}　{number[6:10]} {number[10:14]}　{number[14:]}"


def thousands(count: int) -> str:
    """Return `1,240`."""
    return f"{count:,}"


def dialled(phone: str) -> str:
    """Return a printed phone number as a `tel:` link wants it: digits only."""
    return "".join(character for character in phone if character.isdigit() or character == "+")
