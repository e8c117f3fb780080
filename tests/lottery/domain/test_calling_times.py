"""A source is called from its time on, an optional one for half an hour at most (docs/spec/draw.md, 5.5)."""

from datetime import UTC, datetime, timedelta

import pytest

from services.lottery.domain.calling_times import hours_of
from shared.errors import ServiceError

AT = datetime(2023, 9, 15, 7, 0, tzinfo=UTC)
LAST = datetime(2023, 9, 15, 11, 0, 3, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_required_source_is_waited_for() -> None:
    hours = hours_of(AT, LAST, required=True)
    assert (hours.opens_at, hours.closes_at) == (AT, None)
    hours.require_open(AT)
    hours.require_open(LAST + timedelta(days=30))
    assert not hours.is_over(LAST + timedelta(days=30))


@pytest.mark.parametrize("required", [True, False])
def test_nothing_is_called_before_its_time(required: bool) -> None:
    with pytest.raises(ServiceError) as refused:
        hours_of(AT, LAST, required=required).require_open(AT - timedelta(seconds=1))
    assert refused.value.code == "SOURCE_TOO_EARLY"


@pytest.mark.parametrize(
    ("at", "closes_at"),
    [
        (AT, AT + 30 * MINUTE),
        (LAST - 45 * MINUTE, LAST - 15 * MINUTE),
        (LAST - 40 * MINUTE, LAST - 15 * MINUTE),
    ],
)
def test_an_optional_source_is_waited_for_half_an_hour_but_never_into_the_closing(
    at: datetime, closes_at: datetime
) -> None:
    hours = hours_of(at, LAST, required=False)
    assert hours.closes_at == closes_at
    assert not hours.is_over(closes_at - timedelta(seconds=1))
    assert hours.is_over(closes_at)


def test_an_optional_source_after_the_closing_cannot_come() -> None:
    for at in (LAST - 15 * MINUTE, LAST - MINUTE):
        assert hours_of(at, LAST, required=False).is_over(AT)


def test_after_its_time_an_optional_source_is_missed() -> None:
    hours = hours_of(AT, LAST, required=False)
    hours.require_open(AT + 30 * MINUTE - timedelta(seconds=1))
    with pytest.raises(ServiceError) as refused:
        hours.require_open(AT + 30 * MINUTE)
    assert refused.value.code == "SOURCE_MISSED"
