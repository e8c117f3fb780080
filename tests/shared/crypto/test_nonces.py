"""Nonces do not repeat."""

from shared.crypto.nonces import fresh_nonce


def test_nonces_are_twelve_bytes_and_fresh() -> None:
    assert {len(fresh_nonce()) for _ in range(300)} == {12}
    assert len({fresh_nonce() for _ in range(300)}) == 300
