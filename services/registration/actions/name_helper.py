"""A guardian asks somebody to help, by phone number."""

from dataclasses import dataclass

from services.registration.actions.guardian_only import guardian_only
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.checks.names import check_name
from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.helper_errors import NamedAlready, OwnPhone, TooManyHelpers
from services.registration.domain.helping import Grant, Standing
from services.registration.domain.helping_terms import MOST_HELPERS, Term, message_text, terms
from services.registration.domain.limits import HELP_ASKED, HELPERS_NAMED
from services.registration.domain.phone import check_phone
from services.registration.domain.unit import Unit
from services.registration.store.helper_grants import HelperGrants
from services.registration.store.rate_windows import take
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession
from shared.errors import FieldProblem, InvalidInput

LONGEST_NAME = 50


@dataclass(frozen=True)
class Naming:
    """What the guardian wrote, as typed, and the identifier of the grant to come (from shared.ids)."""

    grant: str
    helper_name: str
    helper_phone: str
    guardian_name: str
    until: str


async def name_helper(tools: Tools, visit: Visit, naming: Naming) -> Grant:
    """Keep the grant, which the helper has yet to accept, and tell the helper by a message without any name.

    Whether the phone is known here makes no difference. Raises `InvalidInput`, `OwnPhone`, `NamedAlready`,
    `TooManyHelpers`, and `HelperMayNot`.
    """
    guardian_only(visit)
    unit = await tools.units.unit(visit.unit_code)
    new = _grant(tools, visit, unit, naming)
    grants = HelperGrants(visit.unit_code, tools.keys.sealer)
    async with tools.db.transaction(visit.unit_code) as session:
        await _let_in(session, grants, new, visit)
        if not await grants.add(session, new):
            raise NamedAlready
        details = {"helper": new.helper_account.hex(), "until": new.until.isoformat() if new.until else "-"}
        event = Event(visit.unit_code, "HELPER_NAMED", f"grant:{new.grant}", details=details)
        await record(session, audit.inbox, visit.acting, event)
    await tools.sms.send(new.helper_phone, message_text(unit.authority), visit.now)
    return new


async def _let_in(session: WriteSession, grants: HelperGrants, new: Grant, visit: Visit) -> None:
    if new.helper_account == new.account_id:
        raise OwnPhone
    await grants.end_those_over(session, new.account_id, season=new.season, now=visit.now)
    named = await grants.of_guardian(session, new.account_id)
    open_ones = [one for one in named if one.standing(new.season, visit.now) in {Standing.ASKED, Standing.LIVE}]
    if any(one.helper_account == new.helper_account for one in open_ones):
        raise NamedAlready
    counted = ((HELPERS_NAMED, new.account_id), (HELP_ASKED, new.helper_account))
    full = [await take(session, limit, who, visit.now) for limit, who in counted]
    if any(full) or len(open_ones) >= MOST_HELPERS:
        raise TooManyHelpers


def _grant(tools: Tools, visit: Visit, unit: Unit, naming: Naming) -> Grant:
    """Return what was typed as a grant; raise `InvalidInput` with everything that is wrong."""
    problems: list[FieldProblem] = []
    helper_name = _checked("helper_name", naming.helper_name, problems)
    phone = _checked("helper_phone", naming.helper_phone, problems)
    guardian_name = _checked("guardian_name", naming.guardian_name, problems)
    term = _term(naming.until, unit, visit, problems)
    if problems or term is None:
        raise InvalidInput(tuple(problems))
    return Grant(
        unit_code=visit.unit_code,
        grant=naming.grant,
        season=unit.season,
        account_id=visit.account_id,
        helper_account=tools.keys.account_id(phone),
        guardian_name=guardian_name,
        helper_name=helper_name,
        helper_phone=phone,
        named_at=visit.now,
        until=term.until,
    )


EMPTY = {
    "helper_name": "请写帮您办的人叫什么，照身份证写。",
    "helper_phone": "请写帮忙的人的手机号，11 位数字。",
    "guardian_name": "请写您叫什么，照户口簿写。",
}


def _checked(field: str, typed: str, problems: list[FieldProblem]) -> str:
    if not typed.strip():
        problems.append(FieldProblem(field, EMPTY[field], "MISSING"))
        return ""
    try:
        return check_phone(typed) if field == "helper_phone" else check_name(typed, most=LONGEST_NAME)
    except NotRight as wrong:
        problems.append(FieldProblem(field, wrong.sentence, wrong.code))
        return ""


def _term(code: str, unit: Unit, visit: Visit, problems: list[FieldProblem]) -> Term | None:
    found = next((term for term in terms(unit, visit.now) if term.code == code), None)
    if found is None:
        problems.append(FieldProblem("help_until", "请选到什么时候。以后随时可以收回。", "MISSING"))
    return found
