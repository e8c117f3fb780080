"""Tests of the verdicts in words."""

from services.lottery.domain.report import report_lines
from services.lottery.domain.verdicts import verify
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import DICE, THROWN, bundle, children, drawn

CHOICES = children(5, "S01", "S02")
FILES = bundle(drawn(CHOICES))
DICE_ALONE = bundle(drawn(CHOICES, sources=(DICE,), values={"dice": THROWN}))


def words(files: dict[str, bytes], *, alone: bool = False, strict: bool = False) -> str:
    return "\n".join(report_lines(verify(files), arithmetic_alone=alone, strict=strict))


def test_both_verdicts_and_three_whole_hashes_are_always_there() -> None:
    for files in (FILES, DICE_ALONE, FILES | {"draw.json": b""}, FILES | {"results.csv": b""}):
        for alone in (False, True):
            said = words(files, alone=alone)
            assert "甲、算得对不对" in said
            assert "乙、程序对不对" in said
            assert all(sha256_hex(files[name]) in said for name in ("roster.csv", "draw.json", "results.csv"))


def test_right_arithmetic_alone_is_never_called_all_well() -> None:
    last = words(FILES).splitlines()[-1]
    assert last.startswith("通过：算得对；但是程序有")
    assert "看不出来" in last
    assert words(FILES, strict=True).splitlines()[-1].startswith("没有通过")


def test_a_contradiction_is_said_in_the_last_line() -> None:
    assert words(DICE_ALONE).splitlines()[-1] == "没有通过：算得对；但是程序有 1 项矛盾。"
    alone = words(DICE_ALONE, alone=True).splitlines()
    assert alone[-2:] == ["这一次只判甲，不判乙。", "通过：算得对；但是程序有 1 项矛盾。"]


def test_a_rehearsal_says_that_it_is_one() -> None:
    assert "演练" in words(FILES).splitlines()[0]
    assert "演练" not in words(bundle(drawn(CHOICES, draw_id="140105-2023-XX-01"))).splitlines()[0]


def test_a_file_cannot_steer_the_screen() -> None:
    said = words(FILES | {"results.csv": "\x1b[2J\u202e\r\n".encode()})
    assert "\\x1b[2J\\u202e\\r" in said
    assert all(char.isprintable() or char == "\n" for char in said)


def test_wrong_results_ask_for_another_download() -> None:
    assert "重新下载" in words(FILES | {"results.csv": b""}).splitlines()[-1]
