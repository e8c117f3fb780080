"""Names are kept as in the register: rare characters, long names, the middle dot; never cut, never normalised."""

import pytest

from services.registration.domain.checks.names import check_name
from services.registration.domain.checks.not_right import NotRight


@pytest.mark.parametrize(
    "name",
    [
        "林知夏",
        "阿卜杜热合曼·阿卜杜克热木·买买提",
        "𠮷田",
        "\U0002ebf0\U00031350",
        "葉〇",
        "﨑",
        "María José O'Neill-Smith",
        "Nguyễn Thị Ánh",
        "司",
    ],
)
def test_a_real_name_is_kept_as_it_is(name: str) -> None:
    assert check_name(name, most=36) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  林 知　夏 ", "林知夏"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("Ｌｉ Ｎａ", "Li Na"),
        ("葉", "葉"),
    ],
)
def test_spaces_full_width_and_dots_are_cleaned(typed: str, kept: str) -> None:
    assert check_name(typed, most=36) == kept


@pytest.mark.parametrize(
    "typed", ["林1夏", "林@", "·", " ", "<b>", "林\u202e夏", "林\u0000夏", "\ud800", "😀", "林\u200b夏"]
)
def test_what_no_name_holds_is_refused(typed: str) -> None:
    with pytest.raises(NotRight, match="NAME_CHARACTERS"):
        check_name(typed, most=36)


def test_a_longer_name_than_the_form_allows_is_told_where_to_turn() -> None:
    with pytest.raises(NotRight) as refused:
        check_name("林" * 37, most=36)
    assert refused.value.code == "NAME_TOO_LONG"
    assert "打教育局的电话" in refused.value.sentence
