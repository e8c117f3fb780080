"""What one page takes into the draft, and which problems it shows."""

from services.registration.domain.draft import DraftContent
from services.registration.web.family_pages.answers import (
    checked_form,
    cleaned_keys,
    next_step,
    page_problems,
    taken,
    with_cleaned_values,
)
from services.registration.web.family_pages.steps import (
    CHECK,
    CHILD,
    CHILD_MORE,
    GUARDIAN_1,
    GUARDIAN_2,
    Step,
)
from tests.builders.registration import CHILD_NUMBER, NOW, a_form, a_unit

UNIT = a_unit()


def problems(step: Step, content: DraftContent) -> list[tuple[str, str]]:
    """Return (field, code) of what one page shows."""
    return [(one.field, one.code) for one in page_problems(step, content, checked_form(content, UNIT, NOW), UNIT)]


def test_a_page_writes_its_own_fields_and_no_others() -> None:
    content = taken(
        DraftContent(values={"native_place": "山西"}), CHILD, {"name": "林知夏", "income": "9", "phone": "1"}
    )
    assert content.values == {"native_place": "山西", "name": "林知夏"}


def test_a_page_shows_only_its_own_problems_in_its_order() -> None:
    assert problems(CHILD, DraftContent()) == [("name", "MISSING"), ("id_number", "MISSING")]


def test_a_missing_yes_or_no_is_asked_in_the_words_of_the_page() -> None:
    content = DraftContent(values=a_form(is_martyr_or_entitled_child=""))
    [problem] = page_problems(CHILD_MORE, content, checked_form(content, UNIT, NOW), UNIT)
    assert problem.sentence == "这里还没有选：孩子是烈士子女或者优抚对象的子女吗？"


def test_a_number_is_kept_clean_and_the_cleaning_is_known() -> None:
    content = DraftContent(values={"name": "林知夏", "id_number": f" {CHILD_NUMBER[:6]} {CHILD_NUMBER[6:]}"})
    checked = checked_form(content, UNIT, NOW)
    assert with_cleaned_values(content, CHILD, checked).values["id_number"] == CHILD_NUMBER
    assert cleaned_keys(content, CHILD, checked) == ("id_number",)


def test_a_wrong_number_is_kept_as_it_was_typed() -> None:
    content = DraftContent(values={"name": "林知夏", "id_number": "14 01"})
    assert with_cleaned_values(content, CHILD, checked_form(content, UNIT, NOW)).values["id_number"] == "14 01"


def test_whether_anybody_is_guardian_is_asked_after_the_second() -> None:
    neither = DraftContent(values=a_form(guardian1_is_guardian="0", guardian2_is_guardian="0"))
    assert problems(GUARDIAN_1, neither) == []
    assert problems(GUARDIAN_2, neither) == [("guardian2_is_guardian", "NO_GUARDIAN")]


def test_a_reason_for_one_guardian_clears_what_was_pressed_by_mistake() -> None:
    pressed = DraftContent(values={"guardian2_relation": "1", "guardian2_is_guardian": "1"})
    content = taken(pressed, GUARDIAN_2, {"guardian2_name": " ", "one_guardian_reason": "2"})
    assert content == DraftContent(values={}, one_guardian_reason="2")
    assert problems(GUARDIAN_2, content) == []


def test_a_second_guardian_and_a_reason_for_none_disagree() -> None:
    content = taken(DraftContent(values=a_form()), GUARDIAN_2, {"guardian2_name": "林海", "one_guardian_reason": "2"})
    assert problems(GUARDIAN_2, content) == [("one_guardian_reason", "TWO_GUARDIANS")]


def test_the_next_step_is_the_next_page_or_the_check_page_for_a_change() -> None:
    assert next_step(CHILD, UNIT, straight_to_check=False) == CHILD_MORE
    assert next_step(CHILD, UNIT, straight_to_check=True) == CHECK
