"""The steps ask every item of the form exactly once, or it follows from another; what does not apply is not counted."""

from services.registration.domain.form.items import registration_items
from services.registration.web.family_pages.steps import CHILD_MORE, GUARDIAN_HOMES, QUESTIONS, asked_now, steps_for
from tests.builders.registration import a_form, a_school, a_unit

FOLLOWS = {"phone"}


def test_every_item_is_asked_on_one_page_and_none_besides() -> None:
    asked = [key for step in QUESTIONS for key in step.keys]
    assert len(asked) == len(set(asked))
    assert set(asked) | FOLLOWS == {item.key for item in registration_items()}


def test_without_private_schools_the_step_of_choices_is_not_counted() -> None:
    public = a_unit(schools=(a_school("G01", kind="public"),))
    assert [step.slug for step in steps_for(public)] == [*(step.slug for step in QUESTIONS), "check"]
    assert len(steps_for(a_unit())) == len(steps_for(public)) + 1


def test_sex_birth_and_nationality_are_not_asked_of_a_resident() -> None:
    asked = asked_now(CHILD_MORE, a_form(), a_unit()).asks
    assert {"gender", "birth_date", "nationality"}.isdisjoint(asked)


def test_a_passport_says_nothing_so_all_of_it_is_asked() -> None:
    asked = asked_now(CHILD_MORE, a_form(id_type="A"), a_unit()).asks
    assert {"gender", "birth_date", "nationality"} <= set(asked)


def test_only_a_household_elsewhere_raises_the_question_of_migrant_work() -> None:
    assert "is_migrant_child" not in asked_now(GUARDIAN_HOMES, a_form(), a_unit()).asks
    assert "is_migrant_child" in asked_now(GUARDIAN_HOMES, a_form(hukou_place_code="410000"), a_unit()).asks


def test_a_second_guardian_who_was_not_named_has_no_home() -> None:
    alone = {key: value for key, value in a_form().items() if not key.startswith("guardian2")}
    assert not any(key.startswith("guardian2") for key in asked_now(GUARDIAN_HOMES, alone, a_unit()).asks)
