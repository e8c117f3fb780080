"""Secrets, dice and dates of a rehearsal."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from services.demo.county.reading import read_county
from services.demo.county.rehearsal import CALENDAR, RECORDED_ROUND_AT, THROW, fits_the_recorded_round
from services.demo.season.load_county import calendar_of, clock_start
from services.demo.season.recorded_round import recorded_round
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.lottery.domain.sources.drand import QUICKNET, round_at, time_of_round
from tests.builders.counties import HAND_WRITTEN

VECTORS = Path(__file__).parents[2] / "vectors" / "crypto" / "drand_quicknet.json"


def test_the_same_seed_has_the_same_secrets_and_another_has_others() -> None:
    first, again, other = SeasonSecrets(1), SeasonSecrets(1), SeasonSecrets(2)
    assert first.master("lottery") == again.master("lottery") != other.master("lottery")
    assert first.idempotency_key("f1") != first.idempotency_key("f2")
    assert len({first.master("registration"), first.master("verification"), first.service_token}) == 3


def test_forty_digits_are_thrown() -> None:
    throws = {SeasonSecrets(seed).dice() for seed in range(50)}
    assert len(throws) == 50
    assert all(len(throw) == 40 and throw.isdigit() for throw in throws)


def test_the_recorded_round_is_the_one_of_the_vectors_and_of_the_rehearsals_hour() -> None:
    found = recorded_round()
    known = {entry["round"]: entry for entry in json.loads(VECTORS.read_text("utf-8"))["rounds"]}
    assert (found.randomness, found.signature) == (
        known[found.number]["randomness"],
        known[found.number]["signature"],
    )
    assert found.chain_hash == QUICKNET
    assert found.at == RECORDED_ROUND_AT == time_of_round(found.number)
    assert round_at(THROW.round_at) == found.number


def test_the_rehearsal_keeps_the_hours_of_the_specification() -> None:
    assert CALENDAR.freeze + timedelta(days=3) <= THROW.dice_at
    assert THROW.dice_at < THROW.closing_at
    assert THROW.closing_at + timedelta(minutes=10) <= THROW.round_at


def test_a_county_of_another_year_is_rehearsed_on_the_rehearsals_dates() -> None:
    unit = read_county(HAND_WRITTEN).unit
    later = {name: moment + timedelta(days=365) for name, moment in vars(CALENDAR).items()}
    next_year = replace(unit, calendar=replace(CALENDAR, **later))
    assert not fits_the_recorded_round(next_year.calendar)
    assert calendar_of(next_year) == CALENDAR
    assert calendar_of(unit) == unit.calendar


def test_the_clocks_start_while_registration_is_open() -> None:
    assert CALENDAR.registration_opens < clock_start(CALENDAR) < CALENDAR.registration_closes
