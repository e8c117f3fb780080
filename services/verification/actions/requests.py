"""A request about a case, with what it proposes: read for cards and lists, made when something needs two people."""

from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.actions.clerk_findings import as_looked_at
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.load_case import LoadedCase
from services.verification.actions.people import concerned_by
from services.verification.domain.proposals import Kind, Proposal, asserted_facts
from services.verification.domain.rules import Fact, rules_hash
from services.verification.store.desk import CaseOnDesk, wait_for_approval
from services.verification.store.proposals import matter_of, proposal_of, save_proposal
from services.verification.store.tables import approvals
from shared.approvals.asking import ask
from shared.approvals.matter import Approval, Asked
from shared.approvals.requests import approval_of
from shared.codes.purposes import USUAL
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class OpenRequest:
    """A request and exactly what it proposes."""

    approval: Approval
    proposal: Proposal


@dataclass(frozen=True)
class Said:
    """What somebody says with a proposal."""

    reason: str
    reason_code: str = ""
    saw_paper: bool = False


async def open_request(session: ReadSession, room: CaseRoom, case: CaseOnDesk) -> OpenRequest | None:
    """Return the request that waits about a case, or None."""
    if case.approval_id is None:
        return None
    return await request_of(session, room, case.key.unit_code, case.approval_id)


async def request_of(session: ReadSession, room: CaseRoom, unit_code: str, approval_id: UUID) -> OpenRequest | None:
    """Return a request about a case by its number, or None."""
    approval = await approval_of(session, approvals, unit_code, approval_id)
    proposal = await proposal_of(session, room.vault, unit_code, approval_id)
    return OpenRequest(approval, proposal) if approval and proposal else None


async def make_request(
    session: WriteSession, sitting: Sitting, case: LoadedCase, proposal: Proposal, *, state: str
) -> UUID:
    """Ask for a second person, in the transaction that holds the case, and leave the case in `state` meanwhile.

    Raises `MayNotAsk`, `Recused`.
    """
    vault = sitting.room.vault
    asked = Asked(matter_of(proposal), USUAL, concerned_by(vault, case.claim))
    approval_id = await ask(session, approvals, sitting.who, asked, sitting.acting)
    if await proposal_of(session, vault, proposal.unit_code, approval_id) is None:
        await save_proposal(session, vault, approval_id, proposal)
    await wait_for_approval(session, case.on_desk.key, approval_id, state=state)
    return approval_id


def proposed(case: LoadedCase, kind: Kind, facts: tuple[Fact, ...], said: Said) -> Proposal:
    """Return a proposal about a case as it stands now."""
    key = case.on_desk.key
    return Proposal(
        unit_code=key.unit_code,
        application_number=key.application_number,
        version=key.version,
        kind=kind,
        facts=facts,
        reason_code=said.reason_code,
        reason=said.reason.strip(),
        saw_paper=said.saw_paper,
        rules_sha256=rules_hash(case.rules),
        evidence_sha256=evidence_hash(case.answers),
    )


def fits(case: LoadedCase, request: OpenRequest) -> bool:
    """Whether a request is still about the case as it stands, and waits for it."""
    if case.on_desk.approval_id != request.approval.approval_id:
        return False
    return request.proposal == proposed(
        case, request.proposal.kind, _asserts(case, request.proposal.kind), _said(request.proposal)
    )


def _asserts(case: LoadedCase, kind: Kind) -> tuple[Fact, ...]:
    """Return what a confirmation would assert today: another day may leave less, or more, to assert."""
    return asserted_facts(as_looked_at(case)) if kind is Kind.ASSERT else ()


def _said(proposal: Proposal) -> Said:
    return Said(proposal.reason, proposal.reason_code, proposal.saw_paper)
