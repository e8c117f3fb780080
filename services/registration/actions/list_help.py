"""List who helps a family, what they did, and whom somebody helps."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helping import Grant, Standing
from services.registration.store.accounts import phone_of
from services.registration.store.helper_acts import helped
from services.registration.store.helper_grants import HelperGrants


@dataclass(frozen=True)
class GrantView:
    """A grant and how it stands."""

    grant: Grant
    standing: Standing


@dataclass(frozen=True)
class HelpedView:
    """One thing that a helper did for the family: who, what (a code), about which application, when."""

    helper_name: str
    act: str
    number: str | None
    at: datetime


@dataclass(frozen=True)
class AskedView(GrantView):
    """A grant as the helper sees it: the phone of whoever asks."""

    guardian_phone: str


async def list_helpers(tools: Tools, visit: Visit) -> tuple[tuple[GrantView, ...], tuple[HelpedView, ...]]:
    """Return the grants of a family at this unit, and what was done under them; both newest first."""
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading(visit.unit_code) as session:
        grants = await HelperGrants(visit.unit_code, tools.keys.sealer).of_guardian(session, visit.account_id)
        done = await helped(session, visit.unit_code, visit.account_id)
    names = {one.helper_account: one.helper_name for one in reversed(grants)}
    views = (HelpedView(names.get(one.helper_account, ""), one.act, one.number, one.at) for one in done)
    return tuple(GrantView(one, one.standing(unit.season, visit.now)) for one in grants), tuple(views)


async def list_helping(tools: Tools, own: Visit) -> tuple[AskedView, ...]:
    """Return whom the phone of this visit was asked to help at this unit, newest first."""
    unit = await tools.units.unit(own.unit_code)
    async with tools.db.reading(own.unit_code) as session:
        grants = await HelperGrants(own.unit_code, tools.keys.sealer).of_helper(session, own.account_id)
        phones = {
            account: await phone_of(session, account, tools.keys.sealer) for account in {g.account_id for g in grants}
        }
    return tuple(AskedView(one, one.standing(unit.season, own.now), phones[one.account_id]) for one in grants)
