"""Builds units, forms and submissions of registration; no number is a real person's (sequence 990-999)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from services.registration.domain.submission import Submission
from services.registration.domain.unit import Calendar, DrawRules, School, TierRule, Unit
from shared.citizen_number import check_character

NOW = datetime(2023, 8, 30, 2, 0, tzinfo=UTC)
UNIT = "140123"
PHONE = "13900001234"


def citizen_number(born: str = "20170312", *, sequence: int = 992, region: str = "140123") -> str:
    """Return a number that can be right and is nobody's: `sequence` 990-999, odd for a boy."""
    first = f"{region}{born}{sequence:03d}"
    return first + check_character(first)


CHILD_NUMBER = citizen_number()
MOTHER_NUMBER = citizen_number("19880705", sequence=994)
FATHER_NUMBER = citizen_number("19860211", sequence=995)


def a_school(code: str = "P01", *, kind: str = "private", seats: int = 2, category: str = "ALL") -> School:
    """Return a lot."""
    return School(
        school_code=code,
        name=f"{code}学校",
        kind="private" if kind == "private" else "public",
        category=category,
        seats=seats,
        zone="",
        approval_no="",
    )


def a_unit(**changes: Any) -> Unit:
    """Return a unit with two private schools and a public one, open around NOW."""
    unit = Unit(
        unit_code=UNIT,
        name="娄烦县",
        authority="娄烦县教育局",
        phone="0351-5550199",
        hours="8:00 到 20:00",
        stage="XX",
        season="2023",
        born_from=date(2016, 9, 1),
        born_to=date(2017, 8, 31),
        number_format="short",
        max_choices=3,
        calendar=Calendar(
            registration_opens=datetime(2023, 8, 26, 0, 0, tzinfo=UTC),
            registration_closes=datetime(2023, 9, 5, 10, 0, tzinfo=UTC),
            roster_shown=datetime(2023, 9, 8, 0, 0, tzinfo=UTC),
            freeze=datetime(2023, 9, 12, 10, 0, tzinfo=UTC),
            draw=datetime(2023, 9, 15, 7, 0, tzinfo=UTC),
        ),
        tiers=(TierRule(1, "户籍在本县", ("GUARDIAN", "HOUSEHOLD_IN_UNIT")), TierRule(2, "其他", ("GUARDIAN",))),
        draw=DrawRules(),
        schools=(a_school("P01"), a_school("P02"), a_school("G01", kind="public", seats=120)),
    )
    return replace(unit, **changes)


def a_form(**changes: str) -> dict[str, str]:
    """Return a form without a fault; an empty change leaves an item out."""
    form = {
        "name": "林知夏",
        "gender": "2",
        "birth_date": "20170312",
        "birth_place_code": "140123",
        "native_place": "山西省太原市",
        "ethnic_group": "01",
        "nationality": "CHN",
        "id_type": "1",
        "id_number": CHILD_NUMBER,
        "hmt_overseas": "00",
        "hukou_place_code": "140123001001",
        "current_address": "东街18号3号楼2单元501",
        "home_address": "东街18号3号楼2单元501",
        "phone": PHONE,
        "is_migrant_child": "0",
        "is_martyr_or_entitled_child": "0",
        **a_guardian(1, name="周敏", relation="2", number=MOTHER_NUMBER),
        **a_guardian(2, name="林海", relation="1", number=FATHER_NUMBER),
    }
    return {key: value for key, value in {**form, **changes}.items() if value}


def a_guardian(place: int, *, name: str, relation: str, number: str) -> dict[str, str]:
    """Return the items about one guardian."""
    items = {
        "name": name,
        "relation": relation,
        "current_address": "东街18号3号楼2单元501",
        "hukou_place_code": "140123",
        "phone": "13900001234" if place == 1 else "13800005678",
        "is_guardian": "1",
        "id_type": "1",
        "id_number": number,
    }
    return {f"guardian{place}_{key}": value for key, value in items.items()}


def one_guardian_form(**changes: str) -> dict[str, str]:
    """Return a form that names one guardian only."""
    return {key: value for key, value in a_form(**changes).items() if not key.startswith("guardian2")}


def a_submission(*choices: str, **changes: Any) -> Submission:
    """Return a submission with these schools; `form` items may be changed, as may `together_with`."""
    together = changes.pop("together_with", None)
    lots = tuple((school, "ALL") for school in choices or ("P01",))
    return Submission(a_form(**changes), lots, together)


def another_child(place: int) -> dict[str, str]:
    """Return what makes the form of the child number `place` (0 to 2399) another child's: name, day and number."""
    day = f"2017{1 + place // 28 % 8:02d}{1 + place % 28:02d}"
    number = citizen_number(day, sequence=990 + 2 * (place // 224 % 5), region=f"14{place // 1120 + 1:02d}22")
    return {"name": f"林孩{chr(0x4E00 + place)}", "birth_date": day, "id_number": number}
