"""Who a member of the staff is, as every service hears it from the staff service; never a password, never a number."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

from shared.codes.staff_roles import ROLE_WORDS, ROLES, Role

__all__ = ["ROLES", "ROLE_WORDS", "IdentityIndex", "Role", "ScopeText", "StaffMember"]

ScopeText = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,6}$")]
"""The beginning of the codes of the units that somebody may see: province, city or county (GB/T 2260)."""
IdentityIndex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A blind index under the province's key, hex."""


class StaffMember(BaseModel):
    """POST /internal/sessions/recognise of staff: whose session a token is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    staff_id: UUID
    display_name: str
    role: Role
    scope: ScopeText
    home_unit: ScopeText
    """The unit that employs this person; a releaser's lies outside of the draws he releases."""
    school_code: str | None = None
    """Of a school clerk: the one school whose confirmed list may be seen."""
    session_ends_at: AwareDatetime
    kin: tuple[IdentityIndex, ...] = ()
    """Of the declared children: own ones and those of close relatives. What concerns them is closed to this person."""

    def may_see(self, unit_code: str) -> bool:
        """Whether a unit lies within the scope."""
        return unit_code.startswith(self.scope)

    def is_kin_of(self, *indexes: bytes) -> bool:
        """Whether one of these children is declared as own or a close relative's."""
        declared = set(self.kin)
        return any(index.hex() in declared for index in indexes)

    def is_outside(self, unit_code: str) -> bool:
        """Whether this person is employed elsewhere: not by the unit, and not by anything below it."""
        return not self.home_unit.startswith(unit_code)
