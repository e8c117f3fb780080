"""Checks one case: fetch the claim, ask what is missing, decide, and write finding and message in one transaction."""

from datetime import datetime
from uuid import UUID

from services.verification.actions.case_answers import (
    MACHINE,
    CaseAnswers,
    answers_to_keep,
    ask_missing,
    asked_in_words,
    queries_to_log,
)
from services.verification.actions.checking import Checking
from services.verification.actions.clerk_findings import clerk_until
from services.verification.actions.evidence import check_results, evidence_hash
from services.verification.actions.people import people_of
from services.verification.actions.recording import conclude, note_case
from services.verification.actions.tell_again import tell_again
from services.verification.domain.decision import ClerkMustLook, Confirm, Decision, Wait, decide
from services.verification.domain.rules import rules_hash
from services.verification.gateways.claims import ClaimNotThere, RegistrationSilent, claim_of
from services.verification.store.answers import keep_answers
from services.verification.store.cases import (
    CaseKey,
    KeptClaim,
    Moments,
    OpenedCase,
    keep_claim,
    open_case,
    put_off,
    settle,
)
from services.verification.store.checks import note_outcomes
from services.verification.store.findings import NewFinding, newest_finding
from services.verification.store.queries import log_queries
from services.verification.store.rules import rules_of
from services.verification.store.tables import seen
from shared.audit_log.events import Acting, Actor
from shared.clock import CHINA
from shared.contracts import reads
from shared.contracts.messages import Standing
from shared.database.sessions import WriteSession
from shared.jobs.seen import first_time


async def check_case(checking: Checking, key: CaseKey, *, now: datetime, message_id: UUID | None = None) -> None:
    """Do one round of checking; no registry is asked where the case is settled, newer, or in other hands.

    A message that arrived before (`message_id`) has no effect a second time; a new one about a settled case is answered
    with what was found.

    The case is taken for a lease (its attempt counted) before anyone is asked, so a worker that dies in the middle
    loses nothing: the next round begins when the lease is over.
    """
    async with checking.db.transaction(key.unit_code) as session:
        if message_id and not await first_time(session, seen, message_id, now):
            return
        opened = await open_case(session, checking.vault, key, now=now, lease=checking.patience.lease)
        rules = await rules_of(session, key.unit_code) if opened else None
        if opened is None and message_id is not None:
            await tell_again(session, checking, key)
    if opened is None:
        return
    if rules is None:
        await _put_off(checking, opened, "NO_RULES", now)
        return
    try:
        claim = await _claim(checking, opened)
    except (RegistrationSilent, ClaimNotThere) as trouble:
        await _put_off(checking, opened, trouble.code, now)
        return
    case = CaseAnswers(claim_of(claim), rules)
    await ask_missing(checking, key, case, now=now)
    kept = keep_claim(checking.vault, key, claim.model_dump_json(), people_of(checking.vault, case.claim))
    acting = Acting(Actor("machine", MACHINE), now, f"message:{message_id}" if message_id else "-")
    await _conclude(checking, opened, case, kept, acting)


async def _claim(checking: Checking, opened: OpenedCase) -> reads.Claim:
    if opened.claim is not None:
        return reads.Claim.model_validate_json(opened.claim)
    key = opened.key
    claim = await checking.claims.claim(key.unit_code, key.application_number)
    if claim.version != key.version:
        raise RegistrationSilent  # A newer version is on its way here as a message of its own.
    return claim


async def _put_off(checking: Checking, opened: OpenedCase, error: str, now: datetime) -> None:
    gone = error == "CLAIM_NOT_THERE"
    next_at = None if gone else checking.patience.again_at(now, opened.attempts)
    async with checking.db.transaction(opened.key.unit_code) as session:
        await put_off(session, opened.key, error=error, next_at=next_at)


async def _conclude(
    checking: Checking, opened: OpenedCase, case: CaseAnswers, claim: KeptClaim, acting: Acting
) -> None:
    now = acting.now
    decision = decide(case.claim, case.answers, case.rules, now.astimezone(CHINA).date())
    moments = Moments(now, checking.patience.again_at(now, opened.attempts), clerk_until(case.rules, now))
    async with checking.db.transaction(opened.key.unit_code) as session:
        await keep_answers(session, checking.vault, opened.key.unit_code, answers_to_keep(case, now=now))
        await log_queries(session, queries_to_log(checking, case, now=now))
        if case.asked:
            await note_case(session, acting, "REGISTRIES_ASKED", opened.key, **asked_in_words(case))
        if await settle(session, opened.key, decision, moments, claim):
            await note_outcomes(session, opened.key, check_results(case, decision), now=now)
            await _write_finding(session, checking, opened, _finding(checking, case, decision, now), acting)


async def _write_finding(
    session: WriteSession, checking: Checking, opened: OpenedCase, new: NewFinding, acting: Acting
) -> None:
    """Write the finding, unless a further round found exactly what the round before it found."""
    if opened.attempts > 1:
        key = opened.key
        last = await newest_finding(session, checking.vault, key.unit_code, key.application_number)
        same = last and (last.version, last.standing, last.evidence_sha256, last.rules_sha256)
        if same == (key.version, new.standing, new.evidence_sha256, new.rules_sha256):
            return
    await conclude(session, checking.vault, acting, opened.key, new)


def _finding(checking: Checking, case: CaseAnswers, decision: Decision, now: datetime) -> NewFinding:
    causes = decision.causes if isinstance(decision, ClerkMustLook) else ()
    return NewFinding(
        finding_id=checking.new_id(),
        message_id=checking.new_id(),
        made_at=now,
        standing=standing_of(decision),
        facts=tuple(fact.value for fact in decision.facts),
        causes=tuple(cause.kind.value for cause in causes),
        rules_sha256=rules_hash(case.rules),
        evidence_sha256=evidence_hash(case),
    )


def standing_of(decision: Decision) -> Standing:
    """Return the word registration is told; a machine's decision is never a refusal."""
    match decision:
        case Confirm():
            return "proven"
        case ClerkMustLook():
            return "with_clerk"
        case Wait():
            return "waiting"
