"""The county written by hand is read as it was meant."""

from datetime import date

from services.demo.county.application import Choice
from services.demo.county.reading import read_county
from services.demo.county.rehearsal import CALENDAR
from tests.builders.counties import HAND_WRITTEN

COUNTY = read_county(HAND_WRITTEN)
BY_REF = {application.ref: application for application in COUNTY.applications}


def test_twelve_families_with_twins_and_one_registered_twice_make_fourteen_applications() -> None:
    assert len(COUNTY.applications) == 14
    assert BY_REF["10"].form["id_number"] == BY_REF["10m"].form["id_number"]
    assert BY_REF["10"].phone != BY_REF["10m"].phone


def test_what_unit_toml_leaves_out_has_its_usual_value() -> None:
    unit = COUNTY.unit
    assert (unit.unit_code, unit.stage, unit.season) == ("140123", "XX", "2023")
    assert unit.authority == "娄烦县教育局"
    assert unit.calendar == CALENDAR
    assert (unit.draw.mechanism, unit.draw.waitlist, unit.max_choices) == ("da", "all", 3)


def test_columns_may_stand_in_any_order_and_dates_in_several_forms() -> None:
    first = COUNTY.registries.household[0]
    assert (first.name, first.birth_date, first.registered_on) == ("王建国", date(1988, 4, 12), date(2012, 10, 1))


def test_a_spreadsheet_is_read_as_a_table_is() -> None:
    (permit,) = COUNTY.registries.residence
    assert permit.endorsed_until == date(2024, 3, 15)
    assert permit.number in {row.number for row in COUNTY.registries.insurance}


def test_options_become_codes_and_everything_else_stays_as_typed() -> None:
    assert BY_REF["01"].form["gender"] == "1"
    assert BY_REF["12"].form["ethnic_group"] == "02"
    assert BY_REF["07"].form["name"] == "葉景恒"
    assert BY_REF["11"].form["id_number"].startswith("１４０１２３")


def test_an_empty_category_means_all_seats() -> None:
    assert BY_REF["12"].choices == (Choice("2114000913", "ALL"),)
    assert next(school for school in COUNTY.schools if school.school_code == "2114000003").category == "ALL"


def test_one_guardian_has_the_reason_that_the_file_says() -> None:
    assert BY_REF["05"].one_guardian_reason == "1"
    assert BY_REF["01"].one_guardian_reason == ""


def test_twins_are_bound_together() -> None:
    assert BY_REF["03b"].together_with == "03a"
    assert BY_REF["03b"].choices == BY_REF["03a"].choices
