"""What follows from the answers is written down for the family, and taken out again when it corrects them."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from services.registration.domain.checks.form import check_form
from services.registration.domain.form.items import registration_items
from services.registration.web.family_pages.completion import SAME, completed
from services.registration.web.family_pages.reduction import reduced
from tests.builders.registration import PHONE, a_form, a_unit

UNIT = a_unit()
TODAY = date(2023, 9, 1)
ASKED = {
    **{key: value for key, value in a_form().items() if key in {"name", "id_number", "ethnic_group", "native_place"}},
    "birth_place_code": UNIT.unit_code,
    "is_martyr_or_entitled_child": "0",
    "hukou_place_code": UNIT.unit_code,
    "current_address": "东街18号",
    **{key: value for key, value in a_form().items() if key.startswith("guardian") and not key.endswith("id_type")},
    "guardian1_hukou_place_code": SAME,
    "guardian2_hukou_place_code": SAME,
    "guardian1_current_address": "",
    "guardian2_current_address": "",
}


def test_what_the_pages_ask_makes_a_form_without_a_fault() -> None:
    whole = completed(ASKED, UNIT)
    assert check_form(whole, one_guardian_reason=None, today=TODAY).problems == ()
    assert whole["gender"] == "2"
    assert whole["birth_date"] == "20170312"
    assert whole["phone"] == PHONE
    assert (
        whole["home_address"] == whole["guardian1_current_address"] == whole["guardian2_current_address"] == "东街18号"
    )
    assert whole["guardian1_hukou_place_code"] == whole["guardian2_hukou_place_code"] == UNIT.unit_code
    assert (whole["id_type"], whole["nationality"], whole["hmt_overseas"], whole["is_migrant_child"]) == (
        "1",
        "CHN",
        "00",
        "0",
    )


def test_an_address_that_follows_another_still_follows_it_after_a_correction() -> None:
    corrected = {**reduced(completed(ASKED, UNIT)), "current_address": "南街2号"}
    assert completed(corrected, UNIT)["guardian2_current_address"] == "南街2号"


def test_what_was_written_is_never_changed() -> None:
    own = {**ASKED, "guardian2_current_address": "西街5号", "guardian2_hukou_place_code": "410000"}
    whole = completed(own, UNIT)
    assert (whole["guardian2_current_address"], whole["guardian2_hukou_place_code"]) == ("西街5号", "410000")


VALUES = st.dictionaries(
    st.sampled_from([item.key for item in registration_items()]),
    st.sampled_from(["", "1", "0", "A", SAME, "140123", "东街18号", "13900001234"]),
)


@given(VALUES)
@example({"current_address": "东街18号", "guardian2_current_address": "东街18号"})
def test_reducing_and_completing_again_changes_nothing(values: dict[str, str]) -> None:
    whole = completed(values, UNIT)
    assert completed(reduced(whole), UNIT) == whole
