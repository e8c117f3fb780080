"""Tells a family, through registration, everything that is held about its application here (PIPL art. 45)."""

from datetime import datetime

from services.verification.actions.case_answers import CaseAnswers
from services.verification.actions.case_room import CaseRoom, CaseSeen
from services.verification.actions.load_case import LoadedCase, load_case
from services.verification.domain.answers import Absent, Found, Question
from services.verification.domain.claim import Claim
from services.verification.domain.errors import CaseNotFound
from services.verification.domain.told_facts import fact_words
from services.verification.domain.told_records import Family, told
from services.verification.gateways.registry import Reply
from services.verification.store.erasure import erased_at
from services.verification.store.findings import StoredFinding, findings_of
from services.verification.store.held import looks_of, queries_of
from services.verification.store.tables import audit
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.contracts import reads
from shared.database.sessions import WriteSession


async def read_held(room: CaseRoom, seen: CaseSeen, *, full: bool, now: datetime) -> reads.HeldByVerification:
    """Return what is held, telling it noted in the log; an application that was never checked holds nothing."""
    async with room.db.transaction(seen.unit_code) as session:
        case = await _case(session, room, seen, now=now)
        findings = await findings_of(session, room.vault, seen.unit_code, seen.number)
        held = reads.HeldByVerification(
            unit_code=seen.unit_code,
            application_number=seen.number,
            erased_at=await erased_at(session, seen.unit_code, seen.number),
            answers=_answers(case.claim, case.answers, full=full) if case else (),
            findings=tuple(_finding(one) for one in findings),
            queries=await queries_of(session, seen.unit_code, seen.number),
            looks=await looks_of(session, seen.unit_code, seen.number),
        )
        acting = Acting(Actor("service", "registration"), now, f"held:{seen.number}")
        event = Event(seen.unit_code, "HELD_DATA_TOLD", f"application:{seen.number}", details={"full": str(int(full))})
        await record(session, audit.inbox, acting, event)
    return held


async def _case(session: WriteSession, room: CaseRoom, seen: CaseSeen, *, now: datetime) -> LoadedCase | None:
    try:
        return await load_case(session, room, seen, now=now)
    except CaseNotFound:
        return None


def _answers(claim: Claim, case: CaseAnswers, *, full: bool) -> tuple[reads.HeldAnswer, ...]:
    people = (claim.child, *claim.guardians)
    family = Family(frozenset(person.name for person in people), full)
    return tuple(_answer(claim, question, reply, family) for question, reply in case.replies.items())


def _answer(claim: Claim, question: Question, reply: Reply, family: Family) -> reads.HeldAnswer:
    evidence = reply.evidence
    records = reply.answer.records if isinstance(reply.answer, Found) else ()
    outcome = "found" if records else "absent" if isinstance(reply.answer, Absent) else "silent"
    return reads.HeldAnswer.model_validate(
        {
            "registry": question.registry.word,
            "person": claim.word(question.subject),
            "outcome": outcome,
            "authority": evidence.authority if evidence else "",
            "answered_at": evidence.answered_at if evidence else None,
            "sha256": evidence.sha256 if evidence else "",
            "records": tuple(
                tuple({"label": label, "value": value} for label, value in told(one, family)) for one in records
            ),
        }
    )


def _finding(found: StoredFinding) -> reads.HeldFinding:
    return reads.HeldFinding.model_validate(
        {
            "made_at": found.made_at,
            "by": found.made_by,
            "version": found.version,
            "standing": found.standing,
            "facts": fact_words(found.facts),
            "sentence": found.sentence,
            "evidence_sha256": found.evidence_sha256,
        }
    )
