"""The retention schedule can be read, counts days, and keeps access logs as long as the law wants."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.codes.retention import retention_rule, retention_rules, retention_schedule

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_names_are_unique_in_a_service() -> None:
    names = [(rule.service, rule.name) for rule in retention_schedule()]
    assert len(names) == len(set(names))
    assert {rule.service for rule in retention_schedule()} == {"registration", "verification"}
    with pytest.raises(KeyError):
        retention_rule("registration", "NOTHING")


def test_days_count_from_their_anchor() -> None:
    rule = retention_rule("registration", "SMS")
    assert rule.due_before(NOW) == NOW - timedelta(days=7)
    assert rule.ends(NOW) == NOW + timedelta(days=7)


def test_records_of_sharing_and_of_looks_are_kept_three_years() -> None:
    for name in ("QUERY", "LOOK"):
        assert retention_rule("verification", name).days >= 3 * 365
    assert all(rule.act != "stay" or not rule.days for rule in retention_rules("registration"))
