"""Rows of the roster and counts of tiers."""

from services.registration.domain.application import State
from services.registration.domain.roster.entries import Entry
from services.registration.domain.roster.register import register_states
from services.registration.domain.roster.rows import Row, roster_csv, roster_rows, tiers_csv
from tests.builders.registration import a_unit
from tests.builders.registration_roster import G01, KEY, P01, P02, SCOPE, an_entry

UNIT = a_unit()
BOTH = ("GUARDIAN", "HOUSEHOLD_IN_UNIT")


def rows_of(*entries: Entry) -> tuple[Row, ...]:
    return roster_rows(entries, register_states(entries, SCOPE, KEY), scope=SCOPE, unit=UNIT)


def test_choices_outside_of_the_draw_leave_no_gap() -> None:
    rows = rows_of(an_entry(choices=(P02, G01, P01)))
    assert [(row.choice, row.lot) for row in rows] == [(1, P02), (2, P01)]


def test_a_proven_child_has_the_tier_of_its_facts_an_undecided_one_the_last() -> None:
    rows = rows_of(an_entry("1001", facts=BOTH), an_entry("1002", facts=BOTH, state=State.WAITING))
    assert [row.tier for row in rows] == [1, 2]


def test_the_roster_is_ascending_by_bytes_with_twins_bound() -> None:
    first = an_entry("1002", account=b"a", choices=(P01, P02))
    second = an_entry("1001", account=b"a", choices=(P01, P02), together_with="1002")
    lines = roster_csv(rows_of(first, second)).decode().splitlines()
    assert lines == [
        "app_no,pid,group,choice,school,category,tier",
        "1001,00000000000003e9,1001,1,P01,ALL,2",
        "1001,00000000000003e9,1001,2,P02,ALL,2",
        "1002,00000000000003ea,1001,1,P01,ALL,2",
        "1002,00000000000003ea,1001,2,P02,ALL,2",
    ]


def test_tiers_count_who_proved_it_and_leave_the_undecided_out_of_both() -> None:
    rows = rows_of(
        an_entry("1001", facts=BOTH),
        an_entry("1002", facts=BOTH, found_by="clerk"),
        an_entry("1003", state=State.WITH_CLERK, found_by="machine"),
    )
    assert tiers_csv(rows, scope=SCOPE, unit=UNIT).decode().splitlines() == [
        "school,category,tier,clause,rows,by_machine,by_clerk",
        "P01,ALL,1,户籍在本县,2,1,1",
        "P01,ALL,2,其他,1,0,0",
        "P02,ALL,1,户籍在本县,0,0,0",
        "P02,ALL,2,其他,0,0,0",
    ]
