"""Time-stamps: what one says, and by whom it counts."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.crypto.timestamps import StampRefused, read_roots, read_stamp
from tests.builders.timestamps import BEGIN, authority

TSA = authority()
NOON = datetime(2023, 9, 12, 12, tzinfo=UTC)
CONTENT = "派位公告\n".encode()
TOKEN = TSA.stamp(CONTENT, NOON)
SHA1 = "1.3.14.3.2.26"


def test_a_stamp_says_when_and_over_what() -> None:
    stamp = read_stamp(TOKEN)
    assert stamp.time == NOON
    assert stamp.is_over(CONTENT)
    assert not stamp.is_over(CONTENT + b"\n")


def test_the_accuracy_counts_against_the_stamp() -> None:
    assert read_stamp(TSA.stamp(CONTENT, NOON, seconds=90)).time == NOON + timedelta(seconds=90)


def test_a_hash_that_is_not_known_stamps_nothing() -> None:
    assert not read_stamp(TSA.stamp(CONTENT, NOON, algorithm=SHA1)).is_over(CONTENT)


def test_a_stamp_of_the_authority_counts() -> None:
    stamp = read_stamp(TOKEN)
    stamp.require(CONTENT, (TSA.root_der,))
    stamp.require(CONTENT, (authority("other").root_der, TSA.root_der))
    assert stamp.time == NOON


def test_other_content_another_root_or_none_does_not() -> None:
    stamp = read_stamp(TOKEN)
    for content, roots in ((b"other", (TSA.root_der,)), (CONTENT, (authority().root_der,)), (CONTENT, ())):
        with pytest.raises(StampRefused):
            stamp.require(content, roots)


def test_a_certificate_for_another_purpose_stamps_nothing() -> None:
    web = authority(purpose=ExtendedKeyUsageOID.SERVER_AUTH)
    with pytest.raises(StampRefused):
        read_stamp(web.stamp(CONTENT, NOON)).require(CONTENT, (web.root_der,))


def test_the_certificate_had_to_be_valid_at_the_time_of_the_stamp() -> None:
    early = TSA.stamp(CONTENT, BEGIN - timedelta(days=1))
    with pytest.raises(StampRefused):
        read_stamp(early).require(CONTENT, (TSA.root_der,))


@pytest.mark.parametrize("token", [b"", b"0", b"\x30\x00", b"\x30\x05\x30\x03\x02\x01\x02", TOKEN[:-1], TOKEN + b"0"])
def test_what_is_no_stamp_is_refused(token: bytes) -> None:
    with pytest.raises(StampRefused):
        read_stamp(token)


@given(st.integers(0, len(TOKEN) - 1), st.integers(1, 255))
@settings(max_examples=300, deadline=None)
def test_no_changed_byte_moves_the_time_or_the_content_of_a_stamp_that_counts(place: int, change: int) -> None:
    changed = TOKEN[:place] + bytes([TOKEN[place] ^ change]) + TOKEN[place + 1 :]
    try:
        stamp = read_stamp(changed)
        stamp.require(CONTENT, (TSA.root_der,))
    except StampRefused:
        return
    assert (stamp.time, stamp.is_over(CONTENT)) == (NOON, True)


def test_roots_come_from_a_pem_file() -> None:
    pem = TSA.root.public_bytes(Encoding.PEM) + authority().root.public_bytes(Encoding.PEM)
    assert read_roots(pem)[0] == TSA.root_der
    assert len(read_roots(pem)) == 2
    with pytest.raises(ValueError, match="PEM"):
        read_roots(b"no certificate")
