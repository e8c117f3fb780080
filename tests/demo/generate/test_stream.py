"""The stream of choices: the same for the same seed, everywhere and for ever."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from services.demo.generate.stream import Stream

FIRST_EIGHT = [508, 235, 974, 747, 167, 332, 430, 74]


def test_the_stream_is_what_it_was_when_this_was_written() -> None:
    stream = Stream(1)
    assert [stream.below(1000) for _ in range(8)] == FIRST_EIGHT


def test_parts_are_unrelated_to_how_long_other_parts_are() -> None:
    long, short = Stream(1), Stream(1)
    for _ in range(100):
        long.below(10)
    assert long.sub("names").below(10**9) == short.sub("names").below(10**9)


def test_paths_do_not_run_into_each_other() -> None:
    assert Stream(1, "ab", "c").below(2**60) != Stream(1, "a", "bc").below(2**60)


@given(st.integers(0, 10**6), st.integers(1, 10**9))
def test_numbers_stay_below_their_bound(seed: int, bound: int) -> None:
    assert 0 <= Stream(seed).below(bound) < bound


@given(st.integers(0, 10**6), st.lists(st.integers(), max_size=30))
def test_shuffling_loses_nothing(seed: int, items: list[int]) -> None:
    assert sorted(Stream(seed).shuffled(items)) == sorted(items)


def test_every_order_of_three_comes_up() -> None:
    assert len({Stream(seed).shuffled((1, 2, 3)) for seed in range(100)}) == 6


def test_weights_and_chances_are_about_kept() -> None:
    stream = Stream(9)
    assert 800 < sum(stream.weighted(((1, 9), (0, 1))) for _ in range(1000)) < 980
    assert 150 < sum(stream.chance(200) for _ in range(1000)) < 250


def test_days_include_both_ends() -> None:
    days = {Stream(seed).day(date(2020, 2, 28), date(2020, 3, 1)) for seed in range(60)}
    assert days == {date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)}
