"""What is called open is what the freeze decides by a default, for any season."""

import csv

from hypothesis import given

from services.registration.domain.application import State
from services.registration.domain.roster.draw_files import draw_files
from services.registration.domain.roster.entries import Entry
from services.registration.domain.roster.prospect import open_matters
from shared.contracts.freeze_defaults import OpenMatter
from tests.builders.registration import a_unit
from tests.builders.registration_roster import G01, KEY, P01, P02, SCOPE, an_entry, seasons

UNIT = a_unit()
Open = dict[OpenMatter, tuple[tuple[str, ...], ...]]


def opened(*season: Entry) -> Open:
    return dict(open_matters(season, unit=UNIT, scope=SCOPE, pid_key=KEY))


def frozen(season: tuple[Entry, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """The register, and the group of each child on the roster."""
    files = draw_files(season, unit=UNIT, scope=SCOPE, pid_key=KEY).files
    register = csv.DictReader(files["register.csv"].decode().splitlines())
    roster = csv.DictReader(files["roster.csv"].decode().splitlines())
    return {row["app_no"]: row["state"] for row in register}, {row["app_no"]: row["group"] for row in roster}


@given(seasons())
def test_pending_are_exactly_the_unconfirmed_and_the_silent(season: tuple[Entry, ...]) -> None:
    found = opened(*season)
    register, _ = frozen(season)
    said = {number for (number,) in (*found["UNCONFIRMED"], *found["SILENT"])}
    assert said == {number for number, state in register.items() if state == "PENDING"}


@given(seasons())
def test_of_every_child_with_several_applications_one_speaks_and_the_others_are_merged(
    season: tuple[Entry, ...],
) -> None:
    register, _ = frozen(season)
    for numbers in opened(*season)["DUPLICATES"]:
        states = [register[number] for number in numbers]
        assert states.count("MERGED") == len(states) - 1


@given(seasons())
def test_whoever_asked_to_be_bound_is_bound_or_is_named(season: tuple[Entry, ...]) -> None:
    named = {number for numbers in opened(*season)["GROUPS_DIFFER"] for number in numbers}
    _, groups = frozen(season)
    by_number = {entry.application_number: entry for entry in season}
    for number in groups:
        entry = by_number[number]
        other = by_number.get(entry.together_with or "")
        asked = other is not None and other.account == entry.account and other.application_number in groups
        if asked and other is not entry and number not in named:
            assert groups[number]
            assert groups[number] == groups[entry.together_with or ""]


@given(seasons())
def test_nothing_is_named_that_the_draw_is_not_about(season: tuple[Entry, ...]) -> None:
    about = {entry.application_number for entry in season if SCOPE.wanted(entry)}
    found = opened(*season)
    assert all(about & set(numbers) for groups in found.values() for numbers in groups)


def test_each_matter_names_its_applications() -> None:
    season = (
        an_entry("1001"),
        an_entry("1002", state=State.CLAIM),
        an_entry("1003", state=State.WITH_CLERK),
        an_entry("1004", state=State.WAITING),
        an_entry("1005", state=State.WITH_FAMILY),
        an_entry("1006", state=State.CLAIM, choices=(G01,)),
        an_entry("1007", pid="7", account=b"a"),
        an_entry("1008", pid="7", state=State.DUPLICATE),
        an_entry("1011", account=b"f", choices=(P01,)),
        an_entry("1012", account=b"f", choices=(P02,), together_with="1011"),
        an_entry("1013", state=State.WITHDRAWN),
    )
    assert opened(*season) == {
        "UNCONFIRMED": (("1002",), ("1003",)),
        "SILENT": (("1004",),),
        "WITH_FAMILY": (("1005",),),
        "DUPLICATES": (("1007", "1008"),),
        "GROUPS_DIFFER": (("1011", "1012"),),
        "APPROVED_PLACES": (),
    }


def test_of_three_of_whom_two_are_alike_all_are_named() -> None:
    family = {"account": b"f"}
    season = (
        an_entry("1001", **family),
        an_entry("1002", together_with="1001", **family),
        an_entry("1003", together_with="1001", choices=(P02,), **family),
    )
    assert opened(*season)["GROUPS_DIFFER"] == (("1001", "1002", "1003"),)
