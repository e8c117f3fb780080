"""Faults that a copy of the county plans: silence that hangs, garbage, slowness, a used-up quota."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from services.demo.registries.serving import READY
from tests.builders.counties import CountyCopy
from tests.builders.registry_questions import KEY, Asker

WANG = "140123201703059917"


@contextmanager
def running(root: Path, *options: str) -> Iterator[Asker]:
    command = [sys.executable, "-m", "services.demo.registries", str(root), "--key", KEY.hex(), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        base = process.stdout.readline().removeprefix(READY).strip()
        with Asker(base) as asker:
            yield asker
        process.terminate()
        process.wait(20)


def test_a_hanging_registry_says_nothing_and_still_stops_when_told(tmp_path: Path) -> None:
    CountyCopy(tmp_path).append("faults.csv", f"household,{WANG},hang")
    with running(tmp_path) as asker, pytest.raises(httpx2.TimeoutException):
        asker.ask("household", WANG, seconds=0.5)


def test_garbage_is_no_json_and_wrongly_signed(tmp_path: Path) -> None:
    CountyCopy(tmp_path).append("faults.csv", f"household,{WANG},garbage")
    with running(tmp_path) as asker:
        reply = asker.ask("household", WANG)
    assert reply.status_code == 200
    with pytest.raises(ValueError, match="Expecting"):
        reply.json()


def test_slowness_is_an_answer_all_the_same(tmp_path: Path) -> None:
    CountyCopy(tmp_path).append("faults.csv", f"household,{WANG},slow")
    with running(tmp_path) as asker:
        assert asker.ask("household", WANG).json()["status"] == "found"


def test_two_households_are_two_records(tmp_path: Path) -> None:
    copy = CountyCopy(tmp_path)
    line = (copy.root / "household.csv").read_text("utf-8-sig").splitlines()[3]
    copy.append("household.csv", line.replace("0001001", "0009009"))
    with running(tmp_path) as asker:
        assert len(asker.ask("household", WANG).json()["records"]) == 2


def test_a_quota_ends_the_answers_and_says_when_to_come_again(tmp_path: Path) -> None:
    CountyCopy(tmp_path)
    with running(tmp_path, "--quota", "2") as asker:
        replies = [asker.ask("household", WANG) for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert replies[2].headers["Retry-After"] == "60"


def test_a_wrong_county_stops_before_anything_listens(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("household.csv", WANG, "1")
    command = [sys.executable, "-m", "services.demo.registries", str(tmp_path), "--key", KEY.hex()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "household.csv 第 4 行" in done.stderr
