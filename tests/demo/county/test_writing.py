"""What is written reads back, and the same county is always the same bytes."""

from pathlib import Path

import pytest

from services.demo.county.reading import read_county
from services.demo.county.writing import files_of, write_county
from services.demo.generate.making import make_county
from tests.builders.counties import HAND_WRITTEN


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_a_generated_county_reads_back_as_it_was(tmp_path: Path, seed: int) -> None:
    county = make_county(120, seed)
    write_county(county, tmp_path)
    assert read_county(tmp_path) == county


def test_the_hand_written_county_survives_being_written_again(tmp_path: Path) -> None:
    county = read_county(HAND_WRITTEN)
    write_county(county, tmp_path)
    assert read_county(tmp_path) == county


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert files_of(make_county(80, 5)) == files_of(make_county(80, 5))


def test_another_seed_gives_another_county() -> None:
    assert files_of(make_county(80, 5))["household.csv"] != files_of(make_county(80, 6))["household.csv"]
