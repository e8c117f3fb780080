"""`yangguang keys` as a real process: killed halfway and taken up again, counted, retired, refused in words."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from shared.database.key_rotation import count_keys
from shared.database.sessions import Database
from tests.builders.sealed_rows import (
    UNITS,
    add_accounts,
    add_drafts,
    load_units,
    names_in_drafts,
    phone,
    phones,
    rotation_of,
    sealer_of,
    written,
)

PLACES = range(60)
KILLED = -signal.SIGKILL


def environment(db: Database, *keys: int, **more: str) -> dict[str, str]:
    """Return the variables by which an operator's command finds registration and its keys."""
    given = {
        "REGISTRATION_DATABASE_URL": db.url,
        "REGISTRATION_MASTER_SECRET": "5a" * 32,
        "REGISTRATION_SEALING_KEYS": json.dumps(written(*keys)),
        "REGISTRATION_SEALING_KEY": str(keys[-1]) if keys else "0",
        "PATH": os.environ["PATH"],
    }
    return given | more


def command(*words: str) -> list[str]:
    """Return a command line of `yangguang keys` for registration."""
    return [sys.executable, "-m", "services.cli", "keys", *words, "--service", "registration"]


async def ran(db: Database, keys: tuple[int, ...], *words: str) -> tuple[int, str]:
    """Run a command to its end; return its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        *command(*words), env=environment(db, *keys), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def counted(db: Database) -> Counter[int]:
    """Return how many values lie under each key."""
    return sum((await count_keys(rotation_of(db))).values(), Counter[int]())


@pytest.fixture
async def filled(registration_db: Database) -> Database:
    """Return a database with 60 accounts and 120 drafts under key 1."""
    await load_units(registration_db)
    await add_accounts(registration_db, sealer_of(1), PLACES)
    for unit_code in UNITS:
        await add_drafts(registration_db, sealer_of(1), unit_code, PLACES)
    return registration_db


async def test_a_rotation_that_was_killed_is_taken_up_where_it_stopped(filled: Database) -> None:
    slow = command("rotate", "--rows", "2", "--rest", "0.05")
    process = await asyncio.create_subprocess_exec(*slow, env=environment(filled, 1, 3))
    async with asyncio.timeout(120):
        while not 20 < (await counted(filled))[3] < 150:
            await asyncio.sleep(0.02)
    process.kill()
    assert await process.wait() == KILLED
    halfway = await counted(filled)
    assert min(halfway[1], halfway[3]) > 0
    assert halfway.total() == 180
    both = sealer_of(1, 3)
    assert await phones(filled, both, PLACES) == [phone(place) for place in PLACES]
    assert (await ran(filled, (1, 3), "retire", "1"))[0] == 1
    code, said = await ran(filled, (1, 3), "rotate")
    assert (code, f"改了 {halfway[1]} 行" in said) == (0, True)
    assert await counted(filled) == {3: 180}
    assert await phones(filled, sealer_of(3), PLACES) == [phone(place) for place in PLACES]
    assert len(await names_in_drafts(filled, sealer_of(3), UNITS[1], PLACES)) == 60


async def test_status_counts_by_table_and_key(filled: Database) -> None:
    await add_accounts(filled, sealer_of(1, 2), range(100, 107))
    code, said = await ran(filled, (1, 2), "status")
    assert code == 0
    assert "用第 2 把" in said
    assert "registration.account：第 1 把 60 个，第 2 把 7 个" in said
    assert "registration.draft：第 1 把 120 个" in said
    assert "registration.sms_outbox：没有" in said


async def test_a_key_is_retired_only_when_nothing_lies_under_it_and_then_for_good(filled: Database) -> None:
    code, said = await ran(filled, (1, 2), "retire", "1")
    assert (code, "还有 180 个值" in said) == (1, True)
    assert (await ran(filled, (1, 2), "retire", "2")) == (1, "第 2 把钥匙正在用，不能停用\n")
    assert (await ran(filled, (1, 2), "rotate"))[0] == 0
    assert (await ran(filled, (1, 2), "retire", "1"))[0] == 0
    assert (await ran(filled, (2,), "retire", "1"))[0] == 0
    with pytest.raises(IntegrityError, match="account_no_value_under_sealing_key_1"):
        await add_accounts(filled, sealer_of(1), range(200, 201))
    await add_accounts(filled, sealer_of(2), range(200, 201))


async def test_wrong_settings_are_a_sentence_that_shows_no_key(filled: Database) -> None:
    secret = "ab" * 20
    given = environment(filled, **{"REGISTRATION_MASTER_SECRET": secret})
    done = subprocess.run(command("status"), env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "master_secret needs at least 64 hex digits" in done.stderr
    assert secret not in done.stderr + done.stdout


async def test_what_cannot_be_reached_or_is_not_there_is_a_sentence(filled: Database) -> None:
    given = environment(filled, 1) | {"REGISTRATION_DATABASE_URL": "postgresql://nobody:x@127.0.0.1:9/none"}
    done = subprocess.run(command("status"), env=given, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.startswith("连不上数据库")) == (1, True)
    assert "没有服务 lottery" in keys("status", "--service", "lottery").stderr


def keys(*words: object) -> "subprocess.CompletedProcess[str]":
    """Run a command that needs no database."""
    line = [sys.executable, "-m", "services.cli", "keys", *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def test_a_new_key_is_used_only_when_somebody_says_so(tmp_path: Path) -> None:
    assert keys("new", tmp_path).returncode == 0
    assert keys("new", tmp_path, "--suite", "sm4").returncode == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"sealing-1.aes.key", "sealing-2.sm4.key", "sealing.current"}
    assert (tmp_path / "sealing.current").read_text() == "1\n"
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert keys("use", tmp_path, 2).returncode == 0
    assert (tmp_path / "sealing.current").read_text() == "2\n"
    assert keys("use", tmp_path, 3).returncode == 1
    assert keys("new", tmp_path, "--suite", "des").returncode == 1
