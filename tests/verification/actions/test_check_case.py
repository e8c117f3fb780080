"""Checking a case over a real database: what is asked, what is written, what happens twice."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from services.verification.actions.ask_again import ask_again
from services.verification.domain.answers import RegistryName
from services.verification.domain.rules import rules_hash
from services.verification.store.cases import CaseKey, open_case
from services.verification.store.tables import registry_answer, registry_check, registry_query
from shared.database.sessions import Database
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import (
    CHILD_NUMBER,
    CHILD_RECORD,
    ELSEWHERE,
    FATHER_NUMBER,
    NOW,
    UNIT,
    claim,
    claim_from_elsewhere,
    permit,
    rules,
)
from tests.builders.verification_desk import Desk
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

LATER = NOW + timedelta(minutes=10)


async def ready(db: Database) -> Desk:
    desk = Desk(db)
    await desk.load_rules()
    return desk


class TestAFamilyWhoseRecordsAgree:
    async def test_is_confirmed_by_the_machine_and_registration_is_told(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        await desk.check()
        case = await desk.case()
        assert (case.state, case.settled_by, case.next_at) == ("confirmed", "machine", None)
        (found,) = await desk.findings()
        assert (found.standing, found.made_by) == ("proven", "machine")
        assert found.facts == ["AGE_IN_WINDOW", "GUARDIAN", "HOUSEHOLD_IN_UNIT", "PROPERTY_IN_UNIT"]
        assert found.rules_sha256 == rules_hash(rules())
        assert len(found.evidence_sha256) == 64
        assert await desk.messages() == 1

    async def test_leaves_a_log_of_every_question_with_its_purpose(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        await desk.check()
        asked = await desk.rows(sa.select(registry_query))
        assert len(asked) == desk.questions() == 5
        assert {row.purpose for row in asked} == {"2023年义务教育招生核对"}
        assert {row.person for row in asked} == {"system"}

    async def test_is_not_asked_about_twice(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        await desk.check()
        desk.claims = FakeClaims(wire_claim(replace(claim(), version=2)))
        await desk.check(replace(claim(), version=2), now=LATER)
        assert desk.questions() == 5
        assert len(await desk.findings()) == 2

    async def test_is_asked_about_again_when_the_answer_is_outdated(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        await desk.check()
        desk.claims = FakeClaims(wire_claim(replace(claim(), version=2)))
        await desk.check(replace(claim(), version=2), now=NOW + timedelta(days=2))
        assert desk.questions() == 6  # The mother's home: an absence holds for a day only.


class TestAMessageThatArrivesTwice:
    async def test_has_its_effect_once(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        await desk.check()
        await desk.check(now=LATER)
        assert len(await desk.findings()) == await desk.messages() == 1
        assert desk.questions() == 5

    async def test_has_its_effect_once_at_the_same_moment(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        await asyncio.gather(*(desk.check() for _ in range(4)))
        assert len(await desk.findings()) == await desk.messages() == 1
        assert desk.questions() == 5


class TestASilentRegistry:
    async def test_makes_the_case_wait_and_is_asked_again_until_it_answers(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.household.faults[CHILD_NUMBER] = "hang"
        await desk.check()
        case = await desk.case()
        assert (case.state, case.silent) == ("waiting", ["household"])
        assert case.next_at == NOW + timedelta(minutes=1)
        assert await ask_again(desk.checking, now=NOW) == 0
        desk.household.faults.clear()
        assert await ask_again(desk.checking, now=LATER) == 1
        assert (await desk.case()).state == "confirmed"
        assert [found.standing for found in await desk.findings()] == ["waiting", "proven"]

    async def test_is_asked_again_alone(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.household.faults[CHILD_NUMBER] = "hang"
        await desk.check()
        await ask_again(desk.checking, now=LATER)
        assert desk.questions() == 6

    async def test_is_reported_once_and_not_with_every_round(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.household.faults[CHILD_NUMBER] = "garbage"
        await desk.check()
        await ask_again(desk.checking, now=LATER)
        assert len(await desk.findings()) == await desk.messages() == 1
        (check,) = await desk.rows(sa.select(registry_check).where(registry_check.c.outcome == "silent"))
        assert (check.attempts, check.last_error) == (2, "garbage")

    async def test_is_left_in_peace_longer_each_time(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.household.faults[CHILD_NUMBER] = "error"
        now, pauses = NOW, []
        for _ in range(5):
            await desk.check(now=now)
            again = (await desk.case()).next_at
            pauses.append(again - now)
            now = again
        assert [pause.total_seconds() for pause in pauses] == [60, 300, 1800, 7200, 7200]

    async def test_is_never_kept_as_an_answer(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.household.faults[CHILD_NUMBER] = "bad_signature"
        await desk.check()
        kept = await desk.rows(sa.select(registry_answer))
        assert len(kept) == 4


class TestADifference:
    async def test_goes_to_a_clerk_with_its_cause(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.household.records[CHILD_NUMBER] = [replace(CHILD_RECORD, name="陳子浩")]
        await desk.check()
        case = await desk.case()
        assert (case.state, case.causes, case.needs_paper) == ("exception", ["NAME_VARIANT"], False)
        assert case.deadline.isoformat() == "2023-09-09T10:00:00+00:00"
        (found,) = await desk.findings()
        assert (found.standing, found.made_by, found.causes) == ("with_clerk", "machine", ["NAME_VARIANT"])


class TestAFamilyFromElsewhere:
    async def test_is_asked_about_permit_and_insurance_in_a_second_round(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.claims = FakeClaims(wire_claim(claim_from_elsewhere()))
        desk.household.records[CHILD_NUMBER] = [replace(CHILD_RECORD, address=ELSEWHERE)]
        desk.registries[RegistryName.PROPERTY].records.clear()
        desk.registries[RegistryName.RESIDENCE].records[FATHER_NUMBER] = [permit()]
        await desk.check()
        assert (await desk.case()).state == "confirmed"
        assert desk.questions() == 9


class TestTrouble:
    async def test_a_case_without_rules_is_put_off(self, verification_db: Database) -> None:
        desk = Desk(verification_db)
        await desk.check()
        case = await desk.case()
        assert (case.state, case.last_error) == ("asking", "NO_RULES")
        await desk.load_rules()
        await ask_again(desk.checking, now=LATER)
        assert (await desk.case()).state == "confirmed"

    async def test_registration_that_does_not_answer_is_asked_again(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.claims.silent = True
        await desk.check()
        assert (await desk.case()).last_error == "REGISTRATION_SILENT"
        desk.claims.silent = False
        await ask_again(desk.checking, now=LATER)
        assert (await desk.case()).state == "confirmed"

    async def test_an_application_that_is_gone_is_closed(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.claims = FakeClaims()
        await desk.check()
        case = await desk.case()
        assert (case.state, case.next_at) == ("closed", None)

    async def test_a_worker_that_died_in_the_middle_loses_nothing(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        key = CaseKey(UNIT, claim().application_number, 1)
        async with verification_db.transaction(EVERYWHERE) as session:
            await open_case(session, desk.checking.vault, key, now=NOW, lease=timedelta(seconds=60))
        await desk.check(now=NOW + timedelta(seconds=30))
        assert desk.questions() == 0
        assert await ask_again(desk.checking, now=NOW + timedelta(seconds=61)) == 1
        case = await desk.case()
        assert (case.state, case.attempts) == ("confirmed", 2)

    async def test_an_older_version_changes_nothing(self, verification_db: Database) -> None:
        desk = await ready(verification_db)
        desk.claims = FakeClaims(wire_claim(replace(claim(), version=2)))
        await desk.check(replace(claim(), version=2))
        await desk.check(now=LATER)
        case = await desk.case()
        assert (case.version, case.state) == (2, "confirmed")
        assert len(await desk.findings()) == 1
