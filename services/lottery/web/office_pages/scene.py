"""One page of one draw while it is made: who looks, at what, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.lottery.actions.office import DrawOffice
from services.lottery.actions.read_so_far import SoFar
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.web.office_desk import AtDesk
from services.lottery.web.office_pages.progress import Progress
from services.lottery.web.office_pages.sheets import OF_KIND, Sheet
from shared.contracts.staff import Role

STEP_TAKERS: frozenset[Role] = frozenset({"draw_officer"})
TYPISTS: frozenset[Role] = frozenset({"draw_officer", "draw_releaser"})
"""Who types what was thrown; any two of them make a value count."""


@dataclass(frozen=True)
class Scene:
    """What every page of a draw knows."""

    at_desk: AtDesk
    record: DrawRecord
    progress: Progress
    so_far: SoFar
    """The same as the hall sees it: for the seven steps only, never for what a typist is shown."""
    given: dict[str, str]
    """What was typed into a form that comes back."""

    @property
    def office(self) -> DrawOffice:
        """The draw office."""
        return self.at_desk.office

    @property
    def key(self) -> DrawKey:
        """Which draw."""
        return self.record.key

    @property
    def now(self) -> datetime:
        """The moment of the request."""
        return self.at_desk.acting.now

    @property
    def typist(self) -> UUID:
        """Who looks, as what was typed names it."""
        return self.at_desk.member.staff_id

    @property
    def base(self) -> str:
        """The address of the draw below the service."""
        return base_of(self.key)

    @property
    def sheet_of_missing(self) -> Sheet | None:
        """The page on which the first source without a value is typed; None where all of them count."""
        notice = self.record.notice
        waiting = self.progress.waits_for(notice.closing_sources) or self.progress.waits_for((notice.last_source,))
        return None if waiting is None else OF_KIND[waiting.kind]

    @property
    def may_step(self) -> bool:
        """Whether this member takes the steps of a draw."""
        return self.at_desk.member.role in STEP_TAKERS

    @property
    def may_type(self) -> bool:
        """Whether this member types values."""
        return self.at_desk.member.role in TYPISTS


Values = dict[str, Any]
"""What a template names."""


def unit_base(unit_code: str) -> str:
    """Return the address of a unit's desk below the service."""
    return f"/office/units/{unit_code}"


def base_of(key: DrawKey) -> str:
    """Return the address of a draw's pages below the service."""
    return f"{unit_base(key.unit_code)}/draws/{key.draw_id}"
