"""What is said and counted at the door."""

from services.registration.domain.limits import (
    codes_from_an_address,
    wrong_codes_from_an_address,
    wrong_codes_of_a_phone,
)
from services.registration.domain.sign_in import SignInRules, message_text
from shared.audit_log.events import NO_UNIT
from tests.builders.registration_visits import door

RULES = SignInRules()


def test_the_message_fits_and_says_how_long() -> None:
    text = message_text("云泉县教育局", "402881")
    assert "402881" in text
    assert "5 分钟内有效" in text
    assert len(text) <= 70


def test_each_limit_is_counted_apart() -> None:
    limits = (*codes_from_an_address(RULES), wrong_codes_of_a_phone(RULES), wrong_codes_from_an_address(RULES))
    assert len({limit.kind for limit in limits}) == len(limits)


def test_a_guesser_with_one_address_has_a_small_chance_in_a_day() -> None:
    guesses = min(RULES.per_address_a_day * RULES.tries, RULES.wrong_per_address_a_day)
    assert guesses / 1_000_000 < 0.001


def test_a_guesser_at_one_phone_has_a_smaller_one() -> None:
    assert RULES.a_day * RULES.tries / 1_000_000 <= 0.00005


def test_what_is_done_outside_of_a_unit_stands_under_none() -> None:
    assert door().log_unit == NO_UNIT
    assert door(unit="140123").log_unit == "140123"
    assert door().acting(b"\xab" * 32).actor.who == "ab" * 32
