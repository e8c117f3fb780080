"""What a crooked clerk, or a crooked supervisor, cannot do alone."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.judge_request import judge_request
from services.verification.actions.let_lapse import lapse_overdue
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.domain.answers import RegistryName
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import CaseNotFound, CaseRecused, ProposalMovedOn
from services.verification.domain.records import ResidenceRecord
from services.verification.store.tables import proposal
from shared.approvals.errors import ApprovalDecided, ApprovalError, ApprovalExpired, MayNotApprove, OwnRequest
from shared.errors import ServiceError
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import NOW, UNIT, rules
from tests.builders.verification_approvals import WHY, as_shown, waiting
from tests.builders.verification_cases import checked, shown
from tests.builders.verification_desk import RING, Desk
from tests.builders.verification_families import family, late_permit
from tests.builders.verification_staff import NEXT_DOOR, ZHAO, headers_of
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

LATE = late_permit(4)
CONFIRM = ClerkDecision(Choice.CONFIRM, "看了居住证回执", saw_paper=True)


async def proposed(clerk: Sitting) -> Desk:
    desk = await checked(clerk.room.db, LATE)
    await decide_case(clerk, await shown(clerk, LATE), CONFIRM)
    return desk


async def proven(desk: Desk) -> bool:
    """Whether any finding says that the permit is valid."""
    return any("PERMIT_VALID" in found.facts for found in await desk.findings())


async def test_promoted_in_between_nobody_allows_what_they_proposed(zhao: Sitting) -> None:
    desk = await proposed(zhao)
    promoted = replace(zhao, who=ZHAO.model_copy(update={"role": "unit_supervisor"}))
    (request,) = await waiting(promoted)
    with pytest.raises(OwnRequest):
        await judge_request(promoted, as_shown(request), agree=True, reason=WHY)
    assert not await proven(desk)


async def test_a_colleague_s_session_that_a_clerk_borrows_is_a_clerk_s_session(zhao: Sitting, liu: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(liu)
    with pytest.raises(MayNotApprove):
        await judge_request(liu, as_shown(request), agree=True, reason=WHY)
    assert not await proven(desk)


async def test_a_supervisor_does_not_settle_alone_what_he_took_himself(qian: Sitting) -> None:
    desk = await proposed(qian)
    with pytest.raises(OwnRequest):
        await judge_request(qian, as_shown((await waiting(qian))[0]), agree=True, reason=WHY)
    with pytest.raises(ServiceError):
        await decide_case(qian, await shown(qian, LATE), CONFIRM)
    assert not await proven(desk)


async def test_a_cousin_s_tier_is_not_raised_not_even_by_two(zhao: Sitting, qian: Sitting) -> None:
    desk = await checked(zhao.room.db, LATE)
    kin = (RING.identity_index(LATE.claim.child.number).hex(),)
    cousin = replace(zhao, who=zhao.who.model_copy(update={"kin": kin}))
    with pytest.raises(CaseRecused):
        await decide_case(cousin, await shown(zhao, LATE), CONFIRM)
    assert await waiting(qian) == []
    assert not await proven(desk)


async def test_an_approval_of_last_week_opens_nothing(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    late = replace(qian, now=NOW + timedelta(hours=168))
    with pytest.raises(ApprovalExpired):
        await judge_request(late, as_shown(request), agree=True, reason=WHY)
    await lapse_overdue(zhao.room, now=late.now)
    with pytest.raises(ApprovalError):
        await judge_request(late, as_shown(request), agree=True, reason=WHY)
    assert not await proven(desk)


async def test_evidence_that_changed_between_proposal_and_approval_ends_the_proposal(
    zhao: Sitting, qian: Sitting
) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    sibling = replace(LATE.claim, application_number="999999999999")
    desk.claims = FakeClaims(wire_claim(sibling))
    permits = desk.registries[RegistryName.RESIDENCE].records
    number = LATE.claim.guardians[0].number
    permits[number] = [replace(one, state="注销") for one in permits[number] if isinstance(one, ResidenceRecord)]
    await desk.check(sibling, now=NOW + timedelta(days=31))
    in_time = replace(qian, now=NOW + timedelta(hours=1))
    with pytest.raises(ProposalMovedOn):
        await judge_request(in_time, as_shown(request), agree=True, reason=WHY)
    rows = await desk.rows(sa.text("select application_number, state from verification.case_file"))  # type: ignore[arg-type] # plain rows
    assert dict(tuple(row) for row in rows)[LATE.claim.application_number] == "exception"
    assert await waiting(qian) == []
    assert not await proven(desk)


async def test_a_newer_version_is_not_confirmed_by_an_older_proposal(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    newer = replace(LATE.claim, version=2)
    desk.claims = FakeClaims(wire_claim(newer))
    await desk.check(newer)
    with pytest.raises(ProposalMovedOn):
        await judge_request(qian, as_shown(request), agree=True, reason=WHY)
    assert not await proven(desk)


async def test_other_rules_are_not_applied_by_an_older_proposal(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    await desk.load_rules(replace(rules(), insured_months=1))
    with pytest.raises(ProposalMovedOn):
        await judge_request(qian, as_shown(request), agree=True, reason=WHY)
    assert not await proven(desk)


async def test_facts_that_were_slipped_into_a_proposal_afterwards_are_noticed(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    async with zhao.room.db.transaction(EVERYWHERE) as session:
        await session.execute(proposal.update().values(facts=["HOUSEHOLD_IN_UNIT", "PERMIT_VALID"]))
    with pytest.raises(ProposalMovedOn):
        await judge_request(qian, as_shown(request), agree=True, reason=WHY)
    assert not await proven(desk)


async def test_two_supervisors_at_once_answer_once(zhao: Sitting, qian: Sitting, zhou: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    answers = (
        judge_request(sitting, as_shown(request), agree=agree, reason=WHY)
        for sitting, agree in ((qian, True), (zhou, False))
    )
    done = await asyncio.gather(*answers, return_exceptions=True)
    assert [type(one) for one in done if isinstance(one, BaseException)] == [ApprovalDecided]
    assert len(await desk.findings()) == 3


async def test_another_county_s_supervisor_hears_of_nothing(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    next_door = replace(qian, who=NEXT_DOOR)
    assert await waiting(next_door) == []
    with pytest.raises(CaseNotFound):
        await judge_request(next_door, as_shown(request), agree=True, reason=WHY)
    lying = replace(as_shown(request), unit_code=NEXT_DOOR.scope)
    with pytest.raises(ApprovalError):
        await judge_request(next_door, lying, agree=True, reason=WHY)
    assert not await proven(desk)


async def test_a_confirmed_case_is_reopened_by_no_one_person(zhao: Sitting, qian: Sitting) -> None:
    fine = family(5)
    desk = await checked(qian.room.db, fine)
    await propose_reopening(qian, await shown(qian, fine), "要改成不录取")
    with pytest.raises(OwnRequest):
        await judge_request(qian, as_shown((await waiting(qian))[0]), agree=True, reason=WHY)
    assert (await desk.case()).state == "confirmed"


async def test_the_database_refuses_a_request_decided_by_whoever_asked(zhao: Sitting) -> None:
    await proposed(zhao)
    alone = sa.text(
        "update verification.approval set decided_by = asked_by, decided_role = 'unit_supervisor', "
        "decided_at = asked_at, verdict = 'agreed'"
    )
    with pytest.raises(DBAPIError, match="two_people"):
        async with zhao.room.db.transaction(UNIT) as session:
            await session.execute(alone)


async def test_a_clerk_s_program_cannot_answer_for_a_supervisor(
    zhao: Sitting, qian: Sitting, client: httpx2.AsyncClient
) -> None:
    await proposed(zhao)
    (request,) = await waiting(qian)
    path = f"/api/units/{UNIT}/approvals/{request.approval_id}/decision"
    told = {"agree": True, "reason": WHY, "content_sha256": request.matter.content_sha256}
    for headers in (headers_of(ZHAO), headers_of(NEXT_DOOR), {}):
        answer = await client.post(path, json=told, headers=headers)
        assert answer.status_code in {401, 403, 404}
