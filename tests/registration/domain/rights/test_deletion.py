"""What the rule says about a deletion: granted, refused with a date, or nothing, and then a person decides."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.registration.domain.application import ENDED, State
from services.registration.domain.rights.deletion import (
    Reason,
    Ruling,
    Standing,
    Verdict,
    rule_on_account,
    rule_on_deletion,
)

NOW = datetime(2023, 9, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=200)


def standing(state: State = State.CLAIM, **changes: Any) -> Standing:
    usual = Standing(state=state, erased=False, frozen=False, kept_until=LATER, special_reason=False)
    return replace(usual, **changes)


@pytest.mark.parametrize("state", [state for state in State if state in ENDED])
@pytest.mark.parametrize("frozen", [False, True])
def test_what_ended_goes_at_once_frozen_or_not(state: State, frozen: bool) -> None:
    assert rule_on_deletion(standing(state, frozen=frozen), NOW) == Ruling(Verdict.GRANTED, Reason.DELETED)


@pytest.mark.parametrize("state", [state for state in State if state not in ENDED])
@pytest.mark.parametrize(("frozen", "reason"), [(False, Reason.STILL_IN_USE), (True, Reason.ON_THE_ROSTER)])
def test_what_is_needed_stays_with_its_date(state: State, frozen: bool, reason: Reason) -> None:
    assert rule_on_deletion(standing(state, frozen=frozen), NOW) == Ruling(Verdict.REFUSED, reason, LATER)


def test_on_the_day_itself_it_goes() -> None:
    assert rule_on_deletion(standing(frozen=True), LATER).verdict is Verdict.GRANTED


@pytest.mark.parametrize("changes", [{"special_reason": True}, {"kept_until": None}])
def test_what_no_rule_can_weigh_is_for_a_person(changes: dict[str, Any]) -> None:
    assert rule_on_deletion(standing(**changes), NOW) == Ruling(None)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("special", [False, True])
def test_no_machine_refuses_without_a_date(state: State, special: bool) -> None:
    for until in (None, LATER, NOW - timedelta(days=1)):
        ruling = rule_on_deletion(standing(state, kept_until=until, special_reason=special), NOW)
        assert ruling.verdict is not Verdict.REFUSED or (ruling.kept_until is not None and not special)


def test_what_is_gone_is_gone() -> None:
    assert rule_on_deletion(standing(erased=True), NOW).reason is Reason.ALREADY_DELETED


def test_a_phone_goes_when_nothing_hangs_on_it() -> None:
    assert rule_on_account(applications=0, drafts=0).reason is Reason.ACCOUNT_DELETED
    assert rule_on_account(applications=0, drafts=1).reason is Reason.ACCOUNT_IN_USE
    assert rule_on_account(applications=1, drafts=0).verdict is Verdict.REFUSED
