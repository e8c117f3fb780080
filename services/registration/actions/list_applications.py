"""List a family's applications at a unit."""

from services.registration.actions.show_application import view_of
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.status import StatusView
from services.registration.store.applications import Applications


async def list_applications(tools: Tools, visit: Visit) -> tuple[StatusView, ...]:
    """Return the status of every application of this account, ascending by number."""
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        mine = await applications.of_account(visit.account_id)
        return tuple([await view_of(session, applications, kept, visit=visit, unit=unit) for kept in mine])
