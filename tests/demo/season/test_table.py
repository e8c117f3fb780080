"""The table at the end."""

import io
from dataclasses import replace

from rich.console import Console

from services.demo.season.replaying import Replay
from services.demo.season.report import SchoolLine, SeasonReport
from services.demo.season.table import show_report, verdict

REPORT = SeasonReport(
    unit_code="140123",
    name="娄烦县",
    draw_id="DEMO-140123-2023-01",
    families=12,
    applications=14,
    submitted=13,
    refused={"ID_GENDER": 1},
    confirmed_by_machine=9,
    confirmed_by_clerk=2,
    returned_by_clerk=1,
    waiting=1,
    duplicates_given_up=1,
    schools=(
        SchoolLine("2114000911", "ALL", "育英学校", 8, 3, 3, "8915a71371e4cbad" * 4),
        SchoolLine("2114000913", "ALL", "远山学校", 3, 5, 3, None),
    ),
    hashes={"results.csv": "ab" * 32},
    replays=(Replay("yangguang draw verify", True, ""), Replay("reference.py", True, "")),
    bundle="out/DEMO-140123-2023-01",
    seconds={"register": 1.0, "draw": 0.5},
)


def shown(report: SeasonReport) -> str:
    console = Console(width=80, record=True, file=io.StringIO())
    show_report(report, console)
    return console.export_text()


def test_hashes_stand_on_one_line_of_eighty_columns() -> None:
    assert "ab" * 32 in shown(REPORT)


def test_every_number_is_there_with_its_word() -> None:
    text = shown(REPORT)
    for words in (
        "12 families",
        "13 of 14 submitted",
        "1 refused：性别和证件号码不一样 1",
        "9 confirmed automatically",
        "2 confirmed by a clerk",
        "1 waiting on a silent registry",
        "合计 total 1.5",
    ):
        assert words in text


def test_a_school_that_nobody_has_to_draw_for_says_so() -> None:
    lines = shown(REPORT).splitlines()
    assert any("育英学校" in line and "8915a71371e4cbad…" in line for line in lines)
    assert any("远山学校" in line and "全部录取" in line for line in lines)


def test_the_last_line_says_how_many_programs_agree() -> None:
    assert verdict(REPORT).startswith("replayed by 2 programs: identical")


def test_one_program_that_disagrees_is_named() -> None:
    apart = replace(REPORT, replays=(*REPORT.replays, Replay("replay.sh", False, "differs")))
    assert not apart.agrees
    assert verdict(apart) == "replayed by 3 programs: DIFFERENT（不一致：replay.sh）"


def test_nothing_replayed_is_no_agreement() -> None:
    assert not replace(REPORT, replays=()).agrees


def test_the_json_says_the_same() -> None:
    written = REPORT.as_json()
    assert written["identical"] is True
    assert written["families"] == 12
    assert isinstance(written["schools"], list)
    assert written["schools"][1]["all_admitted"] is True
