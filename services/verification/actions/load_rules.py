"""Loads the rules of a unit; what they leave out is derived from its code and name. A change needs two people."""

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.recording import note
from services.verification.domain.rules import Rules, rules_hash
from services.verification.store.rules import rules_of, save_rules
from services.verification.store.rules_proposals import matter_of_rules
from services.verification.store.tables import approvals
from shared.approvals.deciding import use
from shared.audit_log.events import Acting, Event
from shared.codes.tables import code_table
from shared.database.sessions import WriteSession


async def load_rules(room: CaseRoom, rules: Rules, acting: Acting) -> str:
    """Make these the rules of their unit from now on; return their hash. The same rules again change nothing.

    The first rules of a unit are loaded as they come. Others than those in use need an approval of exactly them: raises
    `ApprovalMissing`, `ApprovalExpired`, `ApprovalUsed`.
    """
    async with room.db.transaction(rules.unit_code) as session:
        in_use = await rules_of(session, rules.unit_code)
        if in_use is None:
            return await write_rules(session, rules, acting)
        if rules_hash(in_use) != rules_hash(rules):
            await use(session, approvals, matter_of_rules(rules), acting)
            await write_rules(session, rules, acting)
        return rules_hash(rules)


async def write_rules(session: WriteSession, rules: Rules, acting: Acting) -> str:
    """Write and record rules that may be written; return their hash."""
    sha256 = await save_rules(session, rules, acting.now)
    await note(session, acting, about_rules("RULES_LOADED", rules.unit_code, sha256=sha256))
    return sha256


def about_rules(act: str, unit_code: str, **details: str) -> Event:
    """Return an act about the rules of a unit, as it is recorded."""
    return Event(unit_code, act, f"rules:{unit_code}", details=details)


def places_of(unit_code: str, name: str) -> tuple[str, ...]:
    """Return how addresses of a unit begin: with its name, with the city in front, with province and city."""
    divisions = code_table("division_shanxi").labels
    province, city = divisions.get(f"{unit_code[:2]}0000", ""), divisions.get(f"{unit_code[:4]}00", "")
    return tuple(dict.fromkeys((f"{province}{city}{name}", f"{city}{name}", f"{province}{name}", name)))
