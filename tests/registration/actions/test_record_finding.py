"""Findings move an application, once each; one proven application per child, whoever comes at once."""

import asyncio
from collections import Counter

import pytest

from services.registration.actions.correct_application import correct_application
from services.registration.actions.record_finding import record_finding
from services.registration.actions.show_application import show_application
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.errors import PartnerSilent
from tests.builders.registration import NOW, a_submission
from tests.fakes.registration import FakeFindings
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit


@pytest.mark.parametrize("standing", ["proven", "with_clerk", "with_family", "waiting", "refused"])
async def test_the_application_follows_the_finding(tools: Tools, visit: Visit, standing: str) -> None:
    number = await submitted(tools, visit)
    await found(tools, number, standing)  # type: ignore[arg-type]  # one of the standings
    assert await states(tools) == {number: standing}


async def test_a_clerks_sentence_reaches_the_family(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await found(tools, number, "with_family")
    view = await show_application(tools, visit, number)
    assert view.notice == "请补充出生医学证明。"
    assert view.must_act


async def test_the_same_message_twice_has_its_effect_once(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    findings = FakeFindings()
    message = findings.put(number, "with_clerk")
    for _ in range(3):
        await record_finding(tools, message, findings=findings, now=NOW)
    view = await show_application(tools, visit, number)
    assert [act.words for act in view.acts] == ["转给工作人员看", "您提交了报名"]


async def test_a_finding_about_an_older_version_changes_nothing(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await correct_application(tools, visit, a_submission("P02"), number=number, version=1)
    await found(tools, number, "proven")
    assert await states(tools) == {number: "claim"}


async def test_a_finding_after_the_end_changes_nothing(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await withdraw_application(tools, visit, number)
    await found(tools, number, "proven")
    assert await states(tools) == {number: "withdrawn"}


async def test_a_silent_verification_leaves_the_message_to_be_tried_again(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    message = FakeFindings().put(number, "proven")
    with pytest.raises(PartnerSilent):
        await record_finding(tools, message, findings=FakeFindings(), now=NOW)
    await found(tools, number, "proven")
    assert await states(tools) == {number: "proven"}


async def test_of_twenty_proofs_of_one_child_at_once_exactly_one_is_proven(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    families = [visit, *[await new_visit(f"1370000{place:04d}") for place in range(19)]]
    posts = (submit_application(tools, family, a_submission(), idempotency_key="one") for family in families)
    numbers = [one.application_number for one in await asyncio.gather(*posts)]
    findings = FakeFindings()
    messages = [findings.put(number, "proven") for number in numbers]
    await asyncio.gather(*(record_finding(tools, one, findings=findings, now=NOW) for one in messages))
    assert Counter((await states(tools)).values()) == {"proven": 1, "duplicate": 19}


async def test_different_children_of_one_family_are_all_proven(tools: Tools, visit: Visit) -> None:
    for place in range(3):
        await found(tools, await submitted(tools, visit, place), "proven")
    assert set((await states(tools)).values()) == {"proven"}
