"""Builds what people typed for a source, for what needs no database."""

from datetime import UTC, datetime

from services.lottery.domain.calling import Entry

FIRST, SECOND, THIRD = "first", "second", "third"
TYPED_AT = datetime(2023, 9, 15, 7, 0, tzinfo=UTC)


def entry(value: str, typist: str = FIRST, *, place: int = 1, attempt: int = 1, proof: str = "") -> Entry:
    """What one person typed."""
    return Entry(place, attempt, typist, value, proof, TYPED_AT)


def agreed(value: str, *, place: int = 1, attempt: int = 1) -> tuple[Entry, Entry]:
    """What two people typed alike."""
    return entry(value, place=place, attempt=attempt), entry(value, SECOND, place=place, attempt=attempt)
