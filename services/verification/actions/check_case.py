"""Checks one case: fetch the claim, ask what is missing, decide, and write finding and message in one transaction."""

from datetime import datetime, timedelta
from uuid import UUID

from services.verification.actions.case_answers import (
    CaseAnswers,
    answers_to_keep,
    ask_missing,
    queries_to_log,
)
from services.verification.actions.checking import Checking
from services.verification.actions.evidence import check_results, evidence_hash
from services.verification.domain.decision import ClerkMustLook, Confirm, Decision, Wait, decide
from services.verification.domain.rules import Rules, rules_hash
from services.verification.gateways.claims import ClaimNotThere, RegistrationSilent, claim_of
from services.verification.store.answers import keep_answers
from services.verification.store.cases import (
    CaseKey,
    Moments,
    OpenedCase,
    open_case,
    put_off,
    sealed_claim,
    settle,
)
from services.verification.store.checks import note_outcomes
from services.verification.store.findings import NewFinding, make_finding, newest_finding
from services.verification.store.queries import log_queries
from services.verification.store.rules import rules_of
from services.verification.store.tables import seen
from shared.clock import CHINA
from shared.contracts import reads
from shared.contracts.messages import Standing
from shared.database.sessions import WriteSession
from shared.jobs.seen import first_time


async def check_case(checking: Checking, key: CaseKey, *, now: datetime, message_id: UUID | None = None) -> None:
    """Do one round of checking; nothing happens where the case is settled, newer, or in other hands.

    A message that arrived before (`message_id`) has no effect a second time.

    The case is taken for a lease (its attempt counted) before anyone is asked, so a worker that dies in the middle
    loses nothing: the next round begins when the lease is over.
    """
    async with checking.db.transaction() as session:
        if message_id and not await first_time(session, seen, message_id, now):
            return
        opened = await open_case(session, checking.vault, key, now=now, lease=checking.patience.lease)
        rules = await rules_of(session, key.unit_code) if opened else None
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
    sealed = sealed_claim(checking.vault, key, claim.model_dump_json())
    await _conclude(checking, opened, case, sealed, now=now)


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
    async with checking.db.transaction() as session:
        await put_off(session, opened.key, error=error, next_at=next_at)


async def _conclude(checking: Checking, opened: OpenedCase, case: CaseAnswers, claim: bytes, *, now: datetime) -> None:
    decision = decide(case.claim, case.answers, case.rules, now.astimezone(CHINA).date())
    moments = Moments(now, checking.patience.again_at(now, opened.attempts), _deadline(case.rules, now))
    async with checking.db.transaction() as session:
        await keep_answers(session, checking.vault, opened.key.unit_code, answers_to_keep(case, now=now))
        await log_queries(session, queries_to_log(checking, case, now=now))
        if await settle(session, opened.key, decision, moments, claim):
            await note_outcomes(session, opened.key, check_results(case, decision), now=now)
            await _write_finding(session, checking, opened, _finding(checking, case, decision, now))


async def _write_finding(session: WriteSession, checking: Checking, opened: OpenedCase, new: NewFinding) -> None:
    """Write the finding, unless a further round found exactly what the round before it found."""
    if opened.attempts > 1:
        key = opened.key
        last = await newest_finding(session, checking.vault, key.unit_code, key.application_number)
        same = last and (last.version, last.standing, last.evidence_sha256, last.rules_sha256)
        if same == (key.version, new.standing, new.evidence_sha256, new.rules_sha256):
            return
    await make_finding(session, checking.vault, opened.key, new)


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


def _deadline(rules: Rules, now: datetime) -> datetime:
    """Return 18:00 in China on the last of the days a clerk has."""
    day = now.astimezone(CHINA) + timedelta(days=rules.days_for_clerk)
    return day.replace(hour=18, minute=0, second=0, microsecond=0)
