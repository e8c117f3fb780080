"""A form that is not sent yet: kept sealed, step by step, for one child of an account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

MOST_DRAFTS = 9
"""More children than one family registers in a season (a choice has as many places)."""

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class DraftContent:
    """What was written so far, as typed. `corrects` is the application (number, version) a correction begins from."""

    values: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    choices: tuple[tuple[str, str], ...] = ()
    together_with: str | None = None
    one_guardian_reason: str | None = None
    corrects: tuple[str, int] | None = None
