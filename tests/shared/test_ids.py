"""Identifiers are fresh, and what is read out on the phone cannot be misheard."""

from shared.ids import REQUEST_ALPHABET, new_id, new_request_number, new_sms_code, new_token


def test_identifiers_do_not_repeat() -> None:
    assert len({new_id() for _ in range(500)}) == 500
    assert len({new_token() for _ in range(500)}) == 500
    assert len(new_token()) == 64


def test_a_code_for_a_phone_has_six_digits() -> None:
    assert all(len(code) == 6 and code.isdigit() for code in (new_sms_code() for _ in range(200)))


def test_a_request_number_has_three_groups_without_confusing_characters() -> None:
    for _ in range(200):
        groups = new_request_number().split(" ")
        assert [len(group) for group in groups] == [3, 3, 3]
        assert set("".join(groups)) <= set(REQUEST_ALPHABET)
    assert not set("01OIL") & set(REQUEST_ALPHABET) - {"L"}
