"""A generated county: sound, nobody's, with every family that forms stumble over."""

from collections import Counter
from datetime import date

from services.demo.county.families import families_of
from services.demo.county.records import HouseholdRow
from services.demo.generate.cases.all_cases import CASES
from services.demo.generate.cases.births import ABOLISHED_2018, MADE_2018
from services.demo.generate.making import make_county
from services.demo.generate.world import BORN_FROM
from shared.citizen_number import parse_citizen_number
from shared.codes.tables import code_table

COUNTY = make_county(400, 11)
FORMS = [application.form for application in COUNTY.applications]
NUMBERS = [form.get("id_number", "") for form in FORMS]
BY_NUMBER = {row.number: row for row in COUNTY.registries.household}


def test_every_number_is_valid_and_set_aside_for_people_above_a_hundred() -> None:
    for row in COUNTY.registries.household:
        number = parse_citizen_number(row.number)
        assert number.born == row.birth_date
        assert number.text[14:16] == "99"
        assert row.birth_date > date(1950, 1, 1)


def test_nobody_has_anothers_number() -> None:
    assert len(BY_NUMBER) == len(COUNTY.registries.household)


def test_phones_are_of_a_range_that_nobody_has() -> None:
    phones = {form["phone"] for form in FORMS} | {form["guardian1_phone"] for form in FORMS}
    assert all(phone.startswith("169") and len(phone) == 11 for phone in phones)


def test_a_household_has_one_head_and_words_of_the_standard() -> None:
    books: dict[str, list[HouseholdRow]] = {}
    for row in COUNTY.registries.household:
        books.setdefault(row.household_number, []).append(row)
    words = set(code_table("family_relation_gbt4761").labels.values())
    for rows in books.values():
        assert {row.relation_to_head for row in rows} <= words
        heads = [row for row in rows if row.relation_to_head == "户主"]
        assert len(heads) == 1
        assert {row.head_name for row in rows} == {heads[0].name}


def test_private_schools_are_too_small_except_one() -> None:
    wanted = Counter(choice.school for application in COUNTY.applications for choice in application.choices)
    seats: Counter[str] = Counter()
    for school in COUNTY.schools:
        if school.kind == "private":
            seats[school.school_code] += school.seats
    assert sorted(wanted[code] > seats[code] for code in seats) == [False, True, True, True]


def test_about_six_families_in_ten_ask_for_a_private_school() -> None:
    asking = sum(1 for application in COUNTY.applications if application.choices)
    assert 0.5 < asking / len(COUNTY.applications) < 0.7


def test_faults_are_few_and_of_both_kinds() -> None:
    county = make_county(1000, 11)
    assert Counter(fault.for_ever for fault in county.faults) == {True: 5, False: 20}


def test_children_of_all_kinds_of_documents_are_there() -> None:
    kinds = {form["id_type"] for form in FORMS}
    assert kinds >= {"1", "9", "A", "H", "I", "Z"}
    prefixes = {number[:6] for number in NUMBERS}
    assert prefixes >= {"810000", "820000", "830000"}
    assert any(number.startswith("ZZZ") for number in NUMBERS)
    assert any(number.startswith("9") and len(number) == 18 for number in NUMBERS)


def test_numbers_of_all_ages_are_there() -> None:
    assert any(number.endswith("X") for number in NUMBERS)
    assert any(number[:6] in ABOLISHED_2018 for number in NUMBERS)
    assert any(number[:6] in MADE_2018 for number in NUMBERS)
    assert any(form["guardian1_id_number"].startswith("142") for form in FORMS)
    assert any(date.fromisoformat(form["birth_date"]) < BORN_FROM for form in FORMS)


def test_names_of_all_kinds_are_there() -> None:
    names = [form["name"] for form in FORMS]
    assert any(len(name) > 10 for name in names)
    assert any("•" in name for name in names)
    assert any(ord(letter) > 0xFFFF for name in names for letter in name)
    assert any(name.startswith("葉") for name in names)
    assert any(not number.isascii() for number in NUMBERS)
    same = Counter((form["name"], form["birth_date"]) for form in FORMS)
    assert same["王一诺", "2017-03-12"] == 2


def test_children_of_one_birth_stay_together() -> None:
    by_ref = {application.ref: application for application in COUNTY.applications}
    bound = [application for application in COUNTY.applications if application.together_with]
    assert bound
    for application in bound:
        first = by_ref[application.together_with]
        assert first.choices == application.choices
        assert first.form["birth_date"] == application.form["birth_date"]


def test_one_child_is_registered_by_both_parents() -> None:
    phones: dict[str, set[str]] = {}
    for form in FORMS:
        if "id_number" in form:
            phones.setdefault(form["id_number"], set()).add(form["phone"])
    assert sum(1 for number in phones.values() if len(number) == 2) == 1


def test_guardians_of_all_kinds_are_there() -> None:
    assert {form["guardian1_relation"] for form in FORMS} == {"1", "2", "3", "9"}
    reasons = {application.one_guardian_reason for application in COUNTY.applications}
    assert reasons == {"", "1", "4"}


def test_homes_and_work_of_all_kinds_are_there() -> None:
    shares = {row.share for row in COUNTY.registries.property}
    assert {"单独所有", "共同共有", "按份共有50%"} <= shares
    assert any(row.certificate_number.startswith("晋房权证") for row in COUNTY.registries.property)
    assert any(row.use == "住宅（公租房）" for row in COUNTY.registries.property)
    units = Counter(row.unit_number for row in COUNTY.registries.property if row.unit_number)
    assert units.most_common(1)[0][1] == 2
    assert {row.state for row in COUNTY.registries.residence} == {"有效", "中止"}
    months = Counter(row.number for row in COUNTY.registries.insurance)
    assert {11, 12} <= set(months.values())


def test_a_small_county_has_as_many_families_as_asked() -> None:
    for families in (2, 12, 60):
        assert len(families_of(make_county(families, 3).applications)) == families


def test_every_case_says_what_it_is() -> None:
    assert all(case.__doc__ for case in CASES)
    assert len({case.__name__ for case in CASES}) == len(CASES)
