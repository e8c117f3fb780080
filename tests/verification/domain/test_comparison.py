"""Items are compared in one form, shown as written, and every verdict says why."""

import pytest

from services.verification.domain.comparison import (
    Comparison,
    Verdict,
    compare_addresses,
    compare_names,
    compare_texts,
)


@pytest.mark.parametrize(
    ("claimed", "registered", "verdict"),
    [
        ("陈子浩", "陈 子浩", Verdict.SAME),
        ("叶兰", "葉蘭", Verdict.VARIANT),
        ("迪丽买买提", "迪丽·买买提", Verdict.VARIANT),
        ("陈子浩", "陈子皓", Verdict.DIFFERS),
    ],
)
def test_names(claimed: str, registered: str, verdict: Verdict) -> None:
    compared = compare_names("姓名", claimed, registered)
    assert compared.verdict is verdict
    assert (compared.claimed, compared.registered) == (claimed, registered)


def test_equal_after_normalising_says_why() -> None:
    compared = compare_addresses("坐落", "滨河路12号5号楼1单元302", "滨河路12号5幢1单元302室")
    assert compared.verdict is Verdict.SAME
    assert compared.note == "号楼 = 幢；省略了“室”"


def test_a_county_in_front_of_an_address_is_not_a_difference() -> None:
    compared = compare_addresses("坐落", "滨河路12号5号楼302", "娄烦县滨河路12号5幢302室")
    assert compared == Comparison("坐落", compared.claimed, compared.registered, Verdict.SAME, "省略了前面的地名")


def test_what_only_one_side_says_has_its_own_word() -> None:
    assert compare_texts("用途", "", "住宅").verdict is Verdict.ONE_SIDE
    assert compare_texts("用途", "商铺", "住宅").verdict is Verdict.DIFFERS
    assert compare_texts("用途", " 住 宅", "住宅").verdict is Verdict.SAME
