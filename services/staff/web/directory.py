"""The staff directory inside of its own process: what the staff's door asks here, others ask over HTTP."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from services.staff.actions.people import display_names
from services.staff.actions.recognise import recognise, sign_out
from services.staff.actions.room import StaffRoom
from shared.clock import Clock
from shared.contracts.staff import StaffMember


class OwnDirectory:
    """A `StaffDirectory` over the database."""

    def __init__(self, room: StaffRoom, clock: Clock) -> None:
        self._room = room
        self._clock = clock

    async def recognise(self, token: str) -> StaffMember | None:
        """Return whose session a token is."""
        return await recognise(self._room, token, now=self._clock.now())

    async def names(self, ids: Iterable[UUID]) -> Mapping[UUID, str]:
        """Return display names."""
        return await display_names(self._room, ids)

    async def sign_out(self, token: str) -> None:
        """End a session."""
        await sign_out(self._room, token, now=self._clock.now())
