"""Who sits at the draw office's desk: a member of the staff, in a role, for a unit within the scope, without kin."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request

from services.lottery.actions.office import Doing, DrawOffice
from services.lottery.actions.two_people import refuse_kin, refuse_kin_of_season
from services.lottery.domain.ceremony import time_of_step
from services.lottery.domain.ceremony_refusals import DrawNotFound
from services.lottery.store.records import DrawKey
from services.lottery.web.addresses import UnitCode
from services.lottery.web.bodies import Announcing, Body
from shared.audit_log.events import Acting, Actor
from shared.contracts.staff import StaffMember
from shared.web.request_start import now_of, number_of
from shared.web.staff_door import StaffDoor


@dataclass(frozen=True)
class AtDesk:
    """A member of the staff before one unit's draws, at the one moment of a request."""

    office: DrawOffice
    member: StaffMember
    acting: Acting

    def doing(self, key: DrawKey, body: Body | Announcing | None) -> Doing:
        """Return the step as it counts: a rehearsal may name its own time."""
        given: datetime | None = body.at if body else None
        shifted = self.office.clock_is_shifted
        return Doing(self.acting, time_of_step(key.draw_id, given, self.acting.now, shifted=shifted))

    async def at(self, key: DrawKey, body: Body | Announcing | None) -> Doing:
        """Return the same, where no declared relative takes part in this draw; raise `DrawClosedToKin`."""
        await refuse_kin(self.office, self.member, key)
        return self.doing(key, body)

    async def announcing(self, key: DrawKey, body: Announcing) -> Doing:
        """Return the same for an announcement, where no declared relative is in the season that it is about."""
        await refuse_kin_of_season(self.office, self.member, key.unit_code, body.season)
        return self.doing(key, body)


Seat = Callable[[Request, UnitCode], Awaitable[AtDesk]]


def desk(office: DrawOffice, door: StaffDoor) -> Seat:
    """Return a dependency that seats a member of the staff; which roles come this far says access.csv.

    A unit outside of the scope looks like one that is not there.
    """

    async def seated(request: Request, unit_code: UnitCode) -> AtDesk:
        member = await door.member(request)
        if not member.may_see(unit_code):
            raise DrawNotFound
        actor = Actor("staff", str(member.staff_id), member.role)
        return AtDesk(office, member, Acting(actor, now_of(request), number_of(request)))

    return seated
