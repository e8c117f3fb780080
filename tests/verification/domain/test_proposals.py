"""What goes beyond the records, and the hash that stands for exactly one proposal."""

from dataclasses import fields, replace

import pytest

from services.verification.domain.answers import Absent, Answers
from services.verification.domain.claim import Claim
from services.verification.domain.decision import ClerkMustLook, decide
from services.verification.domain.proposals import Kind, Proposal, asserted_facts, subject_of
from services.verification.domain.rules import Fact, rules_hash
from tests.builders.verification import (
    TODAY,
    answers_from_elsewhere,
    claim,
    claim_from_elsewhere,
    local_answers,
    rules,
)

MADE = Proposal(
    unit_code="140123",
    application_number="411834108804",
    version=1,
    kind=Kind.ASSERT,
    facts=(Fact.PERMIT_VALID,),
    reason_code="PERMIT_NOT_VALID",
    reason="看了回执",
    saw_paper=True,
    rules_sha256=rules_hash(rules()),
    evidence_sha256="e" * 64,
)

CHANGES: tuple[dict[str, object], ...] = (
    {"unit_code": "140105"},
    {"application_number": "411834108805"},
    {"version": 2},
    {"kind": Kind.REOPEN},
    {"facts": (Fact.HOUSEHOLD_IN_UNIT,)},
    {"reason_code": "OTHER"},
    {"reason": "看了原件"},
    {"saw_paper": False},
    {"rules_sha256": "0" * 64},
    {"evidence_sha256": "0" * 64},
)


def looked_at(claimed: Claim, answers: Answers) -> ClerkMustLook:
    decision = decide(claimed, answers, rules(), TODAY)
    assert isinstance(decision, ClerkMustLook)
    return decision


def test_what_the_register_does_not_know_raises_a_tier_when_a_clerk_asserts_it() -> None:
    assert asserted_facts(looked_at(claim(), local_answers(child=Absent()))) == (Fact.HOUSEHOLD_IN_UNIT,)
    assert asserted_facts(looked_at(claim_from_elsewhere(), answers_from_elsewhere())) == (Fact.PERMIT_VALID,)


def test_who_the_guardian_is_raises_none() -> None:
    looked = looked_at(claim(), local_answers(mother=Absent(), father=Absent()))
    assert Fact.GUARDIAN in looked.facts_with_clerk
    assert Fact.GUARDIAN not in looked.facts
    assert asserted_facts(looked) == ()


def test_what_the_registries_bear_out_is_not_asserted() -> None:
    looked = ClerkMustLook((), None, (Fact.HOUSEHOLD_IN_UNIT, Fact.GUARDIAN), ())
    assert asserted_facts(looked) == ()


@pytest.mark.parametrize("other", CHANGES, ids=lambda other: next(iter(other)))
def test_whatever_differs_is_another_proposal(other: dict[str, object]) -> None:
    changed = replace(MADE, **other)  # type: ignore[arg-type] # one field of each
    assert changed.content_sha256 != MADE.content_sha256
    assert len(MADE.content_sha256) == 64


def test_every_field_stands_in_the_hash() -> None:
    assert {name for one in CHANGES for name in one} == {field.name for field in fields(Proposal)}


def test_requests_and_the_log_name_a_case_alike() -> None:
    assert subject_of("411834108804") == "application:411834108804"
