"""Show a family one of its applications."""

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.age import age_flag, age_sentence
from services.registration.domain.checks.dates import birth_date
from services.registration.domain.kept import Kept
from services.registration.domain.status import NAME_DELETED, StatusView, Told, status_of
from services.registration.domain.unit import Unit
from services.registration.store.applications import Applications
from services.registration.store.helper_grants import HelperGrants
from services.registration.store.placements import placements_of
from shared.database.sessions import ReadSession


async def show_application(tools: Tools, visit: Visit, number: str) -> StatusView:
    """Return the status of an application of this account; raise `ApplicationNotFound`."""
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        return await view_of(session, applications, kept, visit=visit, unit=unit)


async def view_of(
    session: ReadSession, applications: Applications, kept: Kept, *, visit: Visit, unit: Unit
) -> StatusView:
    """Return the view of an application that was read; only the child's name and day of birth are opened."""
    items = await applications.items(kept.number, ("name", "birth_date"))
    flag = None if kept.erased_at else age_flag(birth_date(items["birth_date"]), unit)
    acts = await applications.acts(kept.number)
    grants = HelperGrants(kept.unit_code, applications.sealer)
    helped = await grants.of_guardian(session, kept.account_id) if any(act.helper for act in acts) else ()
    told = Told(
        child_name=items.get("name", NAME_DELETED),
        notices=(age_sentence(flag, unit),) if flag else (),
        acts=acts,
        placements=await placements_of(session, kept.unit_code, kept.number),
        helpers={one.helper_account: one.helper_name for one in reversed(helped)},
    )
    return status_of(kept, told, unit=unit, now=visit.now)
