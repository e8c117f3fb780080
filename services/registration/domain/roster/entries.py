"""An application as the freeze sees it: no name, no number, nothing that names the child but its pseudonym."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from services.registration.domain.application import State
from services.registration.domain.submission import Lot


class RegisterState(Enum):
    """The states of register.csv (docs/spec/draw.md, section 9)."""

    IN = "IN"
    WITHDRAWN = "WITHDRAWN"
    REFUSED = "REFUSED"
    MERGED = "MERGED"
    PUBLIC = "PUBLIC"
    PENDING = "PENDING"


ON_ROSTER = frozenset({RegisterState.IN, RegisterState.PENDING})


@dataclass(frozen=True)
class Entry:
    """One application at the freeze. `account` only says who belongs together; `pid` is the pseudonym of rule 2."""

    application_number: str
    state: State
    account: bytes
    pid: str
    choices: tuple[Lot, ...]
    together_with: str | None
    facts: tuple[str, ...]
    found_by: Literal["machine", "clerk"] | None


@dataclass(frozen=True)
class DrawScope:
    """Which lots a draw is about, with their seats."""

    seats: tuple[tuple[Lot, int], ...]

    @property
    def lots(self) -> frozenset[Lot]:
        """The lots alone."""
        return frozenset(lot for lot, _ in self.seats)

    def wanted(self, entry: Entry) -> tuple[Lot, ...]:
        """Return the choices of an application that this draw is about, in the family's order."""
        return tuple(lot for lot in entry.choices if lot in self.lots)
