"""Which phone of an identity service counts: one that it says it has verified, and that can be one."""

import pytest

from services.registration.domain.province import verified_phone


@pytest.mark.parametrize(
    ("claims", "phone"),
    [
        ({"phone_number": "+86 139 0000 1234", "phone_number_verified": True}, "13900001234"),
        ({"phone_number": "13900001234", "phone_number_verified": True}, "13900001234"),
        ({"phone_number": "13900001234"}, ""),
        ({"phone_number": "13900001234", "phone_number_verified": False}, ""),
        ({"phone_number": "13900001234", "phone_number_verified": "true"}, ""),
        ({"phone_number": "13900001234", "phone_number_verified": 1}, ""),
        ({"phone_number": "+852 5555 1234", "phone_number_verified": True}, ""),
        ({"phone_number": None, "phone_number_verified": True}, ""),
        ({"phone_number_verified": True}, ""),
        ({}, ""),
    ],
)
def test_a_verified_mobile_number_counts_and_nothing_else(claims: dict[str, object], phone: str) -> None:
    assert verified_phone(claims) == phone
