"""All files of a draw: byte for byte the same for the same season, and what the specification demands of them."""

import csv
import hashlib
import hmac
import json

from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.roster.draw_files import draw_files
from services.registration.domain.roster.entries import Entry
from services.registration.domain.roster.pid import pid
from services.registration.domain.unit import DrawRules
from shared.contracts.reads import DRAW_FILES
from tests.builders.registration import CHILD_NUMBER, a_unit
from tests.builders.registration_roster import KEY, SCOPE, an_entry, seasons

UNIT = a_unit()


def files_of(season: tuple[Entry, ...]) -> dict[str, bytes]:
    return dict(draw_files(season, unit=UNIT, scope=SCOPE, pid_key=KEY).files)


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode().splitlines()))


def test_they_are_the_files_that_were_agreed() -> None:
    assert set(files_of(())) == set(DRAW_FILES)


@given(seasons())
def test_the_same_season_gives_the_same_bytes_in_any_order(season: tuple[Entry, ...]) -> None:
    assert files_of(season) == files_of(tuple(reversed(season)))


@given(seasons())
def test_roster_and_register_agree(season: tuple[Entry, ...]) -> None:
    files = files_of(season)
    listed = {row["app_no"] for row in table(files["roster.csv"])}
    register = {row["app_no"]: row["state"] for row in table(files["register.csv"])}
    assert listed == {number for number, state in register.items() if state in {"IN", "PENDING"}}


@given(seasons(), st.sampled_from(["admit", "skip", "split"]))
def test_rules_1_to_4_of_the_roster_hold(season: tuple[Entry, ...], boundary: str) -> None:
    unit = a_unit(draw=DrawRules(group_boundary=boundary))  # type: ignore[arg-type]  # one of the three, from hypothesis
    content = draw_files(season, unit=unit, scope=SCOPE, pid_key=KEY).files["roster.csv"]
    lines = content.splitlines()[1:]
    assert lines == sorted(set(lines))
    children: dict[str, list[dict[str, str]]] = {}
    for row in table(content):
        children.setdefault(row["app_no"], []).append(row)
    assert len({rows[0]["pid"] for rows in children.values()}) == len(children)
    for rows in children.values():
        assert [row["choice"] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
        assert len({(row["pid"], row["group"]) for row in rows}) == 1
    _check_groups(children, alike=boundary != "split")


def _check_groups(children: dict[str, list[dict[str, str]]], *, alike: bool) -> None:
    members: dict[str, list[str]] = {}
    for number, rows in children.items():
        if rows[0]["group"]:
            members.setdefault(rows[0]["group"], []).append(number)
    for group, numbers in members.items():
        assert len(numbers) > 1
        assert group == min(numbers)
        wishes = {tuple((row["school"], row["category"], row["tier"]) for row in children[one]) for one in numbers}
        assert not alike or len(wishes) == 1


@given(seasons())
def test_tiers_count_the_rows_of_the_roster(season: tuple[Entry, ...]) -> None:
    files = files_of(season)
    assert sum(int(row["rows"]) for row in table(files["tiers.csv"])) == len(table(files["roster.csv"]))


def test_the_plan_is_balanced_and_invents_nothing() -> None:
    assert files_of(())["plan.csv"].decode().splitlines() == [
        "school,approval_no,plan,direct,in_draws,held_back,ground",
        "P01,,2,0,2,0,",
        "P02,,1,0,1,0,",
    ]


def test_a_pid_is_sixteen_digits_of_the_keyed_hash_over_type_and_number() -> None:
    expected = hmac.new(KEY, f"1:{CHILD_NUMBER}".encode(), "sha256").hexdigest()[:16]
    assert pid(KEY, f"1:{CHILD_NUMBER}") == expected


def test_the_mark_of_the_key_is_the_hash_of_the_specification() -> None:
    expected = hashlib.sha256(f"paiwei-pid/1:{UNIT.unit_code}:{UNIT.season}:{KEY.hex()}".encode()).hexdigest()
    assert files_of(())["pid_key"].decode() == expected + "\n"


def test_rules_and_calendar_are_canonical_json() -> None:
    files = files_of((an_entry(),))
    assert json.loads(files["policy"])["tiers"][0]["clause"] == "户籍在本县"
    assert json.loads(files["calendar"])["draw"] == "2023-09-15T07:00:00+00:00"
