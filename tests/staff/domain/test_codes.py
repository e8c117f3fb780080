"""Codes of the phone and codes on paper."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.staff.domain.limits import window_of
from services.staff.domain.one_time_codes import address_of, code_at, is_code, matching_step, normal_code, step_of
from services.staff.domain.recovery_codes import is_recovery_code, shown
from shared.ids import new_recovery_code, new_totp_secret

NOW = datetime(2026, 6, 20, 1, 0, 10, tzinfo=UTC)
RFC_6238 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the ASCII secret of RFC 6238, appendix B


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert code_at(RFC_6238, step_of(moment)) == code
    assert matching_step(RFC_6238, code, moment, last_used=0) == seconds // 30


@pytest.mark.parametrize(("away", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_one_half_minute_around_fits(away: int, fits: bool) -> None:
    secret = new_totp_secret()
    code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=30 * away))
    assert (matching_step(secret, code, NOW, last_used=0) is not None) is fits


@given(st.integers(-1, 1), st.integers(-2, 2))
def test_no_step_counts_that_is_not_later_than_the_last(of_code: int, of_last: int) -> None:
    now = step_of(NOW)
    found = matching_step(RFC_6238, code_at(RFC_6238, now + of_code), NOW, last_used=now + of_last)
    assert found == (now + of_code if of_code > of_last else None)


@pytest.mark.parametrize("typed", ["287082", "287 082", " 287082\n", "２８７０８２", "287-082"])
def test_codes_are_read_however_they_are_typed(typed: str) -> None:
    assert normal_code(typed) == "287082"
    assert is_code(typed)


@pytest.mark.parametrize("typed", ["", "28708", "2870821", "28708a", "二八七零八二"])
def test_anything_else_is_no_code_of_the_phone(typed: str) -> None:
    assert not is_code(typed)
    assert matching_step(RFC_6238, normal_code(typed), NOW, last_used=0) is None


def test_the_qr_code_says_who_and_where() -> None:
    address = address_of(RFC_6238, "赵晓云")
    assert pyotp.parse_uri(address).secret == RFC_6238
    assert "issuer=" in address


def test_codes_on_paper_are_read_back() -> None:
    code = new_recovery_code()
    assert len(shown(code)) == 14
    assert normal_code(shown(code).lower()) == code
    assert is_recovery_code(shown(code))
    assert not is_recovery_code("287082")


def test_windows_begin_on_the_quarter() -> None:
    assert window_of(NOW + timedelta(minutes=29)) == NOW.replace(minute=15, second=0)
