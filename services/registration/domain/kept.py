"""An application as it is kept, without the items of its form."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.application import State
from services.registration.domain.submission import Lot


@dataclass(frozen=True)
class Kept:
    """One application. `notice` is the clerk's sentence for the family, empty where there is none."""

    unit_code: str
    number: str
    season: str
    stage: str
    account_id: bytes
    submission: bytes
    state: State
    version: int
    together_with: str | None
    notice: str
    changed_at: datetime
    choices: tuple[Lot, ...]
    erased_at: datetime | None = None
    """When what the form said was deleted; number, state and hashes are all that is left then."""


@dataclass(frozen=True)
class Act:
    """Something that was done with an application (做过的事); `helper` is the account of whoever helped (32 bytes)."""

    act: str
    at: datetime
    helper: bytes | None = None
