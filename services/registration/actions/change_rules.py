"""Rules in use change with two people: one proposes the document, another allows exactly it, then it is loaded."""

from typing import Any
from uuid import UUID

from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools
from services.registration.domain.desk_errors import NotAPolicyOfUnit, PolicyNeedsTwo, ProposalNotFound
from services.registration.domain.unit import Unit
from services.registration.domain.unit_check import check_unit
from services.registration.store.pid_keys import was_loaded
from services.registration.store.proposals import keep_proposal, proposal_of
from services.registration.store.tables import approvals
from services.registration.store.units import read_unit
from shared.approvals.asking import ask
from shared.approvals.matter import Asked, Matter
from shared.approvals.rules import Act
from shared.audit_log.events import Acting
from shared.canonical import canonical_json
from shared.contracts.staff import StaffMember
from shared.crypto.hashing import sha256_hex

Proposal = tuple[Unit, dict[str, Any]]
"""A unit, and the document that says it."""


def rules_matter(unit_code: str, document: dict[str, Any]) -> Matter:
    """Return what a second person allows: this document, word for word."""
    content = sha256_hex(canonical_json(document))
    return Matter(unit_code, Act.CHANGE_POLICY, f"unit:{unit_code}", content)


async def load_first_rules(tools: Tools, unit: Unit, *, acting: Acting) -> None:
    """Load the rules of a unit's season for the first time, or the same once more; raises `PolicyNeedsTwo`.

    Also where another season came between: the way back to a season that had rules is a change of them.
    """
    async with tools.db.reading(unit.unit_code) as session:
        before = await read_unit(session, unit.unit_code)
        again = before is not None and await was_loaded(session, unit.unit_code, unit.season)
    if again and before != unit:
        raise PolicyNeedsTwo
    await load_unit(tools, unit, acting=acting)


async def propose_rules(
    tools: Tools, unit_code: str, proposed: Proposal, *, member: StaffMember, acting: Acting
) -> UUID:
    """Keep the document and ask for it; raises `InvalidInput` for rules that cannot be right."""
    unit, document = proposed
    _refuse_other(unit_code, unit)
    check_unit(unit)
    matter = rules_matter(unit_code, document)
    async with tools.db.transaction(unit_code) as session:
        await keep_proposal(session, unit_code, matter.content_sha256, document, acting.now)
        return await ask(session, approvals, member, Asked(matter), acting)


async def read_proposal(tools: Tools, unit_code: str, sha256: str) -> dict[str, Any]:
    """Return a proposed document for whoever judges it."""
    async with tools.db.reading(unit_code) as session:
        found = await proposal_of(session, unit_code, sha256)
    if found is None:
        raise ProposalNotFound
    return found


async def load_allowed_rules(tools: Tools, unit_code: str, proposed: Proposal, *, acting: Acting) -> None:
    """Load a document that a second person has allowed; what load_unit refuses leaves the approval unused."""
    unit, document = proposed
    _refuse_other(unit_code, unit)
    matter = rules_matter(unit_code, document)
    await load_unit(tools, unit, acting=acting, allowed=matter)


def _refuse_other(unit_code: str, unit: Unit) -> None:
    if unit.unit_code != unit_code:
        raise NotAPolicyOfUnit
