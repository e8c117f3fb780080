"""What a tired clerk, or one in a hurry, cannot do by mistake."""

from dataclasses import replace

import pytest

from services.verification.actions.case_room import CaseRoom, CaseSeen, Sitting
from services.verification.actions.clerk_accounts import NewClerk, create_clerk
from services.verification.actions.clerk_sign_in import Credentials, clerk_sign_in, recognise_clerk
from services.verification.actions.decide_case import decide_case
from services.verification.actions.passwords import Passwords
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import NotSignedIn, VersionMovedOn
from services.verification.domain.rules import Fact
from shared.errors import InvalidInput
from tests.builders.verification import NOW, UNIT, rules
from tests.builders.verification_cases import checked, seen
from tests.builders.verification_desk import Desk
from tests.builders.verification_families import not_registered, registries_of, written_otherwise
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

CONFIRM = ClerkDecision(Choice.CONFIRM, "看过了，是同一个人", saw_paper=True)


async def test_rules_that_changed_meanwhile_do_not_confirm_a_guardian_without_paper(zhao: Sitting) -> None:
    one = not_registered(2)
    desk = Desk(zhao.room.db, FakeClaims(wire_claim(one.claim)), registries_of([one]))
    await desk.load_rules(replace(rules(), facts=(Fact.GUARDIAN, Fact.HOUSEHOLD_IN_UNIT)))
    await desk.check(one.claim)
    assert (await desk.case()).state == "exception"
    await desk.load_rules(rules())
    with pytest.raises(InvalidInput) as refused:
        await decide_case(zhao, seen(one), replace(CONFIRM, saw_paper=False))
    assert [problem.field for problem in refused.value.problems] == ["saw_paper"]


async def test_a_page_without_a_version_decides_nothing(zhao: Sitting) -> None:
    one = written_otherwise(1)
    desk = await checked(zhao.room.db, one)
    with pytest.raises(VersionMovedOn):
        await decide_case(zhao, CaseSeen(UNIT, one.claim.application_number), CONFIRM)
    assert (await desk.case()).state == "exception"


async def test_a_stale_page_does_not_decide_the_newer_version(zhao: Sitting) -> None:
    one = written_otherwise(1)
    desk = await checked(zhao.room.db, one)
    await show_case(zhao, seen(one))
    newer = replace(one, claim=replace(one.claim, version=2))
    desk.claims = FakeClaims(wire_claim(newer.claim))
    await desk.check(newer.claim)
    with pytest.raises(VersionMovedOn):
        await decide_case(zhao, seen(one), CONFIRM)


async def test_a_new_password_ends_the_old_sessions(room: CaseRoom) -> None:
    passwords = Passwords()
    await create_clerk(room, passwords, NewClerk("zhao", "correct horse battery", "赵", UNIT), now=NOW)
    first = Credentials("zhao", "correct horse battery")
    await clerk_sign_in(room, passwords, first, token="a" * 64, now=NOW)
    assert (await recognise_clerk(room, "a" * 64, now=NOW)).name == "zhao"
    await create_clerk(room, passwords, NewClerk("zhao", "another horse battery", "赵", UNIT), now=NOW)
    with pytest.raises(NotSignedIn):
        await recognise_clerk(room, "a" * 64, now=NOW)
