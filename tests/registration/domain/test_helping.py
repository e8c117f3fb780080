"""How a grant stands, on which terms it is given, and what the message to a helper says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.registration.domain.helping import Grant, Standing, helper_in
from services.registration.domain.helping_terms import FOR_GOOD, MAY, MAY_NOT, message_text, terms
from shared.audit_log.events import Acting, Actor
from tests.builders.registration import NOW, a_unit

ASKED = Grant("140123", "g", "2023", b"f" * 32, b"h" * 32, "周敏", "王芳", "13600005678", NOW)
LIVE = replace(ASKED, accepted=True, answered_at=NOW, until=NOW + timedelta(days=7))


@pytest.mark.parametrize(
    ("grant", "season", "days", "standing"),
    [
        (ASKED, "2023", 0, Standing.ASKED),
        (LIVE, "2023", 6.99, Standing.LIVE),
        (LIVE, "2023", 7, Standing.OVER),
        (LIVE, "2024", 1, Standing.OVER),
        (replace(ASKED, until=None), "2024", 0, Standing.OVER),
        (replace(LIVE, ended_at=NOW), "2023", 0, Standing.ENDED),
        (replace(ASKED, ended_at=NOW), "2023", 0, Standing.ENDED),
        (replace(ASKED, accepted=False, answered_at=NOW, ended_at=NOW), "2023", 0, Standing.DECLINED),
    ],
)
def test_how_it_stands(grant: Grant, season: str, days: float, standing: Standing) -> None:
    assert grant.standing(season, NOW + timedelta(days=days)) is standing


def test_the_terms_are_dated_and_the_last_is_until_taken_back() -> None:
    offered = terms(a_unit(), NOW)
    assert [(one.code, one.more) for one in offered] == [
        ("closes", "9月5日 18:00 自动收回"),
        ("week", "9月6日 23:59 自动收回"),
        ("month", "9月29日 23:59 自动收回"),
        (FOR_GOOD, "最晚到这一季招生结束"),
    ]
    assert offered[1].until == datetime(2023, 9, 6, 15, 59, tzinfo=UTC)
    assert offered[-1].until is None


def test_a_close_that_has_passed_is_no_term() -> None:
    assert [one.code for one in terms(a_unit(), NOW + timedelta(days=10))] == ["week", "month", FOR_GOOD]


def test_the_message_fits_and_names_nobody_but_the_office() -> None:
    text = message_text("云泉县教育局")
    assert text.startswith("【云泉县教育局】")
    assert len(text) <= 70


def test_what_stays_with_the_guardian_is_not_among_what_is_handed_on() -> None:
    assert not set(MAY) & set(MAY_NOT)


def test_who_helps_is_read_from_who_acts() -> None:
    helper = Acting(Actor("helper", "ab" * 32, "cd" * 32), NOW)
    assert helper_in(helper) == bytes.fromhex("ab" * 32)
    assert helper_in(Acting(Actor("family", "cd" * 32), NOW)) is None
