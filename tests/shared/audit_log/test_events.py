from datetime import datetime, timedelta, timezone

import pytest

from shared.audit_log.acts import acts_of, words_for
from shared.audit_log.events import Acting, Actor, Event, NotForTheLog, event_text
from shared.audit_log.leaf import NotALeaf, read_leaf
from shared.audit_log.log_settings import LogSettings
from shared.audit_log.record import body_of
from tests.builders.audit_log import ACTING, event

SALT = "0" * 32


def test_an_event_has_one_form() -> None:
    acting = Acting(
        Actor("staff", "s-1", "unit_clerk"),
        datetime(2026, 7, 1, 16, 0, 0, 5, tzinfo=timezone(timedelta(hours=8))),
        "ABC DEF GHJ",
    )
    told = Event("140105", "CARD_OPENED", "application:430612345678", "CHECK", {"b": "2", "a": "1"})
    assert event_text(acting, told, salt=SALT) == (
        '{"act":"CARD_OPENED","actor":{"kind":"staff","role":"unit_clerk","who":"s-1"},'
        '"at":"2026-07-01T08:00:00.000005Z","details":{"a":"1","b":"2"},"purpose":"CHECK",'
        f'"record":"application:430612345678","request":"ABC DEF GHJ","salt":"{SALT}","unit":"140105"}}'
    )


def test_two_events_alike_have_hashes_of_their_own() -> None:
    assert body_of(ACTING, event(1)) != body_of(ACTING, event(1))


@pytest.mark.parametrize(
    "value",
    [
        *("张小明", "太原市", "a b", 'a"b', "a\\b", "a\nb", "x" * 201),
        *("140105201703120018", "14010520170312001X", "child:140105201703120018", "140105170312001"),
        *("13800138000", "8613800138000", "+8613800138000"),
    ],
)
@pytest.mark.parametrize("where", ["who", "role", "record", "purpose", "detail", "name of a detail"])
def test_what_is_somebodys_or_no_code_is_not_written(value: str, where: str) -> None:
    given = {"who": "a", "role": "", "record": "r", "purpose": "", "detail": "1", "name of a detail": "b", where: value}
    actor = Actor("family", given["who"], given["role"])
    details = {given["name of a detail"]: given["detail"]}
    told = Event("140105", "ACT", given["record"], given["purpose"], details)
    with pytest.raises(NotForTheLog):
        event_text(Acting(actor, ACTING.now), told, salt=SALT)


@pytest.mark.parametrize(("unit", "act"), [("", "ACT"), ("1", "ACT"), ("14010a", "ACT"), ("14", "act"), ("14", "A B")])
def test_units_and_acts_are_codes(unit: str, act: str) -> None:
    with pytest.raises(NotForTheLog):
        event_text(ACTING, Event(unit, act, "r"), salt=SALT)


def test_a_request_is_its_number_or_a_message() -> None:
    for request in ("-", "ABC DEF GHJ", "message:3f0c"):
        assert f'"request":"{request}"' in event_text(Acting(ACTING.actor, ACTING.now, request), event(1), salt=SALT)
    for request in ("", " a", "a ", "x" * 101, "数"):
        with pytest.raises(NotForTheLog):
            event_text(Acting(ACTING.actor, ACTING.now, request), event(1), salt=SALT)


def test_acts_have_words() -> None:
    assert words_for("lottery", "DRAW_MADE") == acts_of("lottery")["DRAW_MADE"] == "派位完成了"
    assert words_for("lottery", "GONE_LONG_AGO") == "GONE_LONG_AGO"


def test_a_leaf_with_a_moment_that_does_not_exist_is_none() -> None:
    with pytest.raises(NotALeaf):
        read_leaf(f"yangguang/audit/1 0 14 2026-02-30T00:00:00.000000Z {'0' * 64}\n")


def test_a_log_is_named_after_the_service_or_as_it_is_told() -> None:
    assert LogSettings(public_url="https://zs.example/lottery/").log_origin == "zs.example/lottery"
    assert (
        LogSettings(public_url="https://zs.example/lottery", log_name="zs.example/l/2").log_origin == "zs.example/l/2"
    )
