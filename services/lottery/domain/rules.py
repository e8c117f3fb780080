"""The four rules an announcement chooses: docs/spec/draw.md, sections 2.2 and 6."""

from enum import StrEnum


class Mechanism(StrEnum):
    """How seats are given where children list several choices."""

    IMMEDIATE = "ia"
    """志愿优先: first choices first."""
    DEFERRED = "da"
    """延迟录取: a seat is kept only until a smaller ticket asks for it."""


class TicketScope(StrEnum):
    """How many tickets a child has."""

    SCHOOL = "school"
    DRAW = "draw"


class GroupBoundary(StrEnum):
    """What happens to a bound group that meets the capacity line."""

    ADMIT = "admit"
    SKIP = "skip"
    SPLIT = "split"


class Waitlist(StrEnum):
    """Who goes on waiting: everybody at the choices above his place, or only those without a place."""

    ALL = "all"
    UNPLACED = "unplaced"
