"""Names in texts of data files are filled in, and nothing else in them means anything."""

import pytest

from services.registration.domain.filling import filled


def test_names_are_replaced_once_and_only_names() -> None:
    values = {"authority": "云泉县教育局{phone}", "phone": "0351"}
    assert filled("{authority}，{phone}。{0} {a.b} {}", values) == "云泉县教育局{phone}，0351。{0} {a.b} {}"


def test_a_name_without_a_value_is_a_fault() -> None:
    with pytest.raises(KeyError):
        filled("{nobody}", {})
