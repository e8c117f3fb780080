"""The clock gives aware moments; a rehearsal's clock starts where it was told and runs on."""

from datetime import UTC, datetime, timedelta

from shared.clock import CHINA, ShiftedClock, SystemClock, clock_from


def test_moments_are_aware_and_in_utc() -> None:
    assert clock_from(None).now().tzinfo is UTC
    assert isinstance(clock_from(None), SystemClock)


def test_a_rehearsal_starts_at_the_given_moment_and_never_runs_backwards() -> None:
    start = datetime(2023, 9, 1, 8, tzinfo=CHINA)
    clock = clock_from(start)
    assert isinstance(clock, ShiftedClock)
    first, second = clock.now(), clock.now()
    assert start <= first <= second < start + timedelta(hours=1)
