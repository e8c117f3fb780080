"""The staff directory in memory: tokens and whose they are; for tests of everything behind the staff's door."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID, uuid5

from shared.contracts.staff import ROLE_WORDS, Role, StaffMember

NAMESPACE = UUID("5b3f9a52-8b0e-4c55-9f0a-0d1b4f6a7c11")
FAR = datetime(2099, 1, 1, tzinfo=UTC)


def staff_member(
    role: Role = "unit_clerk", *, scope: str = "140123", name: str = "", home_unit: str = "", **other: object
) -> StaffMember:
    """Return somebody; the same role, scope and name give the same person. `other`: fields of StaffMember."""
    display_name = name or ROLE_WORDS[role]
    fields = {
        "staff_id": uuid5(NAMESPACE, f"{role}:{scope}:{display_name}"),
        "display_name": display_name,
        "role": role,
        "scope": scope,
        "home_unit": home_unit or ("1401" if role == "draw_releaser" else scope),
        "session_ends_at": FAR,
    }
    return StaffMember.model_validate(fields | other)


class FakeStaff:
    """A `StaffDirectory`; put people into `members` by token, take them out to end their session."""

    def __init__(self, members: Mapping[str, StaffMember] | None = None) -> None:
        self.members = dict(members or {})
        self._known = {member.staff_id: member.display_name for member in self.members.values()}

    def sign_in(self, member: StaffMember) -> str:
        """Give somebody a session; return its token, for `Authorization: Session …` or the cookie `staff`."""
        token = member.staff_id.hex * 2
        self.members[token] = member
        self._known[member.staff_id] = member.display_name
        return token

    async def recognise(self, token: str) -> StaffMember | None:
        """Return whose token it is."""
        return self.members.get(token)

    async def names(self, ids: Iterable[UUID]) -> Mapping[UUID, str]:
        """Return the names of everybody who ever was in it."""
        wanted = set(ids)
        return {staff_id: name for staff_id, name in self._known.items() if staff_id in wanted}

    async def sign_out(self, token: str) -> None:
        """Take the session away."""
        self.members.pop(token, None)
