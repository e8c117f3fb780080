"""A whole season over real processes and sockets, on the county written by hand; twice, and the bundle is the same."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.builders.counties import HAND_WRITTEN, CountyCopy

pytestmark = pytest.mark.xdist_group("season")
COMMAND = (sys.executable, "-m", "services.cli")


def files_in(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


class Season:
    """One run of `yangguang demo`."""

    def __init__(self, place: Path, server: str, *more: str) -> None:
        self.place = place
        self.json = place / "report.json"
        arguments = [
            "demo",
            "--out",
            str(place / "out"),
            "--data",
            str(place / "data"),
            "--json",
            str(self.json),
            *more,
        ]
        environment = {**os.environ, "DATABASE_URL": server}
        self.done = subprocess.run(
            [*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=280
        )

    @property
    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self.json.read_text("utf-8"))
        return report


def results(season: Season) -> list[str]:
    """The rows of results.csv."""
    text = (season.place / "out" / "DEMO-140123-2023-01" / "results.csv").read_text("ascii")
    return text.splitlines()[1:]


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory, server: str) -> Season:
    return Season(tmp_path_factory.mktemp("season"), server, "--county", str(HAND_WRITTEN))


def test_a_season_ends_well_and_says_so(season: Season) -> None:
    assert season.done.returncode == 0, season.done.stderr
    assert "replayed by 3 programs: identical" in season.done.stdout


def test_every_family_came_through_as_the_files_say(season: Season) -> None:
    report = season.report
    assert (report["families"], report["submitted"], report["refused"]) == (12, 14, {})
    assert (report["confirmed_by_machine"], report["confirmed_by_clerk"]) == (10, 2)
    assert (report["returned_by_clerk"], report["waiting"], report["duplicates_given_up"]) == (1, 1, 1)


def test_a_school_with_seats_for_all_admits_all(season: Season) -> None:
    far = next(line for line in season.report["schools"] if line["school"] == "2114000913")
    assert (far["demand"], far["seats"], far["all_admitted"]) == (3, 5, True)
    statuses = {row.split(",")[8] for row in results(season) if row.startswith("2114000913,")}
    assert statuses <= {"ADMIT", "ELSE"}


def test_twins_stand_together_in_the_results(season: Season) -> None:
    groups = [row.split(",")[4] for row in results(season) if row.split(",")[4]]
    assert len(groups) == 4
    assert len(set(groups)) == 1


def test_every_child_in_the_draw_was_told_once_what_the_file_says(season: Season) -> None:
    best: dict[str, str] = {}
    for row in results(season):
        number, status = row.split(",")[3], row.split(",")[8]
        best[number] = min(best.get(number, status), status, key=["ADMIT", "WAIT", "ELSE"].index)
    assert season.report["letters"] == Counter(best.values())


def test_nothing_personal_is_in_the_bundle(season: Season) -> None:
    bundle = b"".join(files_in(season.place / "out").values())
    assert "王浩然".encode() not in bundle
    assert b"140123201703059917" not in bundle
    assert b"16900000001" not in bundle


def test_the_same_arguments_give_the_same_bundle_byte_for_byte(season: Season, tmp_path: Path, server: str) -> None:
    again = Season(tmp_path, server, "--county", str(HAND_WRITTEN))
    assert again.done.returncode == 0, again.done.stderr
    assert files_in(tmp_path / "out") == files_in(season.place / "out")


def test_a_wrong_county_stops_before_anything_starts(tmp_path: Path, server: str) -> None:
    CountyCopy(tmp_path / "county").replace("household.csv", ",20170305,", ",20170231,")
    wrong = Season(tmp_path, server, "--county", str(tmp_path / "county"))
    assert wrong.done.returncode == 1
    assert "household.csv 第 4 行 “出生日期”列" in wrong.done.stderr
    assert not (tmp_path / "data").exists()


def test_up_serves_until_it_is_told_to_stop(tmp_path: Path, server: str) -> None:
    command = [*COMMAND, "up", "--families", "4", "--port", "0", "--data", str(tmp_path)]
    environment = {**os.environ, "DATABASE_URL": server}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        line = next(line.decode() for line in process.stdout if b"yangguang sms" in line)
        words = line.split()
        told = subprocess.run([*COMMAND, *words[1:]], capture_output=True, text=True, check=False, timeout=60)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 130
    assert "登录" in told.stdout
    silent = subprocess.run([*COMMAND, *words[1:]], capture_output=True, text=True, check=False, timeout=60)
    assert (silent.returncode, silent.stdout) == (1, "")
