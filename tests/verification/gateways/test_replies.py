"""Whatever does not fit the schema is garbage: never an absence, never a crash."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.answers import Absent, Found, RegistryName, Silence, Silent
from services.verification.gateways.replies import read_reply
from shared.canonical import Json
from tests.builders.verification import CHILD_NUMBER, CHILD_RECORD, home
from tests.builders.verification_wire import ANSWERED_AT, reply_body, wire_record

GARBAGE = Silent(Silence.GARBAGE)
RECORD = wire_record(CHILD_RECORD)


def read(body: bytes) -> object:
    return read_reply(RegistryName.HOUSEHOLD, CHILD_NUMBER, body).answer


@pytest.mark.parametrize(
    "changed",
    [
        {"birth_date": "2017-02-30"},
        {"birth_date": None},
        {"name": ""},
        {"name": 7},
        {"number": "140123201703129929"},
    ],
)
def test_a_record_that_is_not_right_makes_the_whole_reply_garbage(changed: dict[str, Json]) -> None:
    assert read(reply_body("found", [RECORD, {**RECORD, **changed}])) == GARBAGE


def test_a_reply_that_contradicts_itself_is_garbage() -> None:
    assert read(reply_body("found", [])) == GARBAGE
    assert read(reply_body("absent", [RECORD])) == GARBAGE
    assert read(reply_body("perhaps", [])) == GARBAGE


def test_a_reply_without_a_time_zone_is_garbage() -> None:
    assert read(reply_body("absent", []).replace(b"Z", b"")) == GARBAGE


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "1999-12-31T00:00:00Z"]
)
def test_a_moment_at_the_ends_of_the_calendar_is_garbage(moment: str) -> None:
    assert read(reply_body("absent", []).replace(ANSWERED_AT.encode(), moment.encode())) == GARBAGE


@pytest.mark.parametrize("text", ["陈\x00浩", "陈\n浩", "\x1b[2J", "陈\x7f"])
def test_a_control_character_is_garbage(text: str) -> None:
    assert read(reply_body("found", [{**RECORD, "name": text}])) == GARBAGE
    assert read(reply_body("found", [{**RECORD, "address": text}])) == GARBAGE


def test_a_registry_may_say_more_than_we_read() -> None:
    assert read(reply_body("found", [{**RECORD, "police_station": "城关派出所"}])) == Found((CHILD_RECORD,))


def test_male_and_female_are_understood_in_both_spellings() -> None:
    assert read(reply_body("found", [{**RECORD, "gender": "男性"}])) == Found((CHILD_RECORD,))


def test_a_number_in_lower_case_is_the_same_number() -> None:
    record = wire_record(home())
    body = reply_body("found", [{**record, "owner_number": "14012319880504993x"}])
    assert isinstance(read_reply(RegistryName.PROPERTY, "14012319880504993X", body).answer, Found)


def test_months_must_be_months() -> None:
    record: dict[str, Json] = {"number": CHILD_NUMBER, "name": "陈", "employer": "", "months": ["202313"]}
    assert read_reply(RegistryName.INSURANCE, CHILD_NUMBER, reply_body("found", [record])).answer == GARBAGE


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_without_an_exception(body: bytes) -> None:
    assert read(body) == GARBAGE


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_any_json_is_read_without_an_exception(said: object) -> None:
    assert read(json.dumps({"status": "found", "records": said}).encode()) == GARBAGE
    assert read(reply_body("absent", [])) == Absent()
