"""Somebody who was asked to help says yes or no."""

from dataclasses import replace

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helper_errors import GrantNotFound, HelpsNobody
from services.registration.domain.helping import Standing
from services.registration.store.helper_grants import HelperGrants
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record


async def answer_help(tools: Tools, own: Visit, grant: str, *, accepted: bool) -> None:
    """Keep the answer of the phone that was asked; `own` is that phone's own visit. Saying it twice is once.

    Raises `GrantNotFound`, and `HelpsNobody` where it is taken back, over, or answered otherwise.
    """
    unit = await tools.units.unit(own.unit_code)
    grants = HelperGrants(own.unit_code, tools.keys.sealer)
    async with tools.db.transaction(own.unit_code) as session:
        kept = await grants.held(session, grant)
        if kept is None or kept.helper_account != own.account_id:
            raise GrantNotFound
        if kept.answered_at is not None and kept.accepted is accepted and kept.ended_at is None:
            return
        if kept.standing(unit.season, own.now) is not Standing.ASKED:
            raise HelpsNobody
        await grants.answer(session, grant, accepted=accepted, now=own.now)
        acting = replace(own, account_id=kept.account_id, helper_id=own.account_id).acting
        act = "HELPER_ACCEPTED" if accepted else "HELPER_DECLINED"
        await record(session, audit.inbox, acting, Event(own.unit_code, act, f"grant:{grant}"))
