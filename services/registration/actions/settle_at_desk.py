"""A member of the staff settles which of a child's applications stays; never for a relative (回避)."""

from services.registration.actions.settle_duplicate import Settled, settle_duplicate
from services.registration.actions.tools import Tools
from services.registration.domain.rights.errors import OwnChild
from services.registration.store.own_data import people_of
from shared.audit_log.events import Acting
from shared.contracts.staff import StaffMember


async def settle_at_desk(tools: Tools, unit_code: str, keep: str, member: StaffMember, acting: Acting) -> Settled:
    """Let `keep` stay; raises `OwnChild` and whatever `settle_duplicate` raises."""
    async with tools.db.reading(unit_code) as session:
        if member.is_kin_of(*await people_of(session, unit_code, keep)):
            raise OwnChild
    return await settle_duplicate(tools, unit_code, keep, acting=acting)
