"""Processes of a season: settings in, one line out, stopped by id, and never left behind."""

import asyncio
from pathlib import Path
from typing import Any

import psutil
import pytest

from services.demo.season.children import Child, Children
from services.demo.season.failures import SeasonFailed

OBEDIENT = """
import signal, sys
from services.demo.season.parent import given_by_parent
given = given_by_parent()
print("READY", given["word"], flush=True)
signal.pause()
"""
STUBBORN = OBEDIENT.replace(
    "signal.pause()", "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: signal.pause()"
)
DYING = "import sys; print('no such file', file=sys.stderr); sys.exit(3)"


async def started(children: Children, program: str) -> Child:
    return await children.start("child", ["-c", program], {"word": "你好"})


async def test_a_child_gets_its_settings_and_says_when_it_is_ready(tmp_path: Path) -> None:
    async with Children(tmp_path) as children:
        child = await started(children, OBEDIENT)
        assert await child.ready_line() == "READY 你好"
        assert psutil.pid_exists(child.pid)
    assert not psutil.pid_exists(child.pid)


async def test_a_child_that_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.demo.season.children.STOP_SECONDS", 0.5)
    async with Children(tmp_path) as children:
        child = await started(children, STUBBORN)
        await child.ready_line()
    assert not psutil.pid_exists(child.pid)


async def test_a_child_that_dies_at_its_start_is_shown_with_its_last_words(tmp_path: Path) -> None:
    async with Children(tmp_path) as children:
        child = await started(children, DYING)
        with pytest.raises(SeasonFailed, match="no such file"):
            await child.ready_line()


async def test_a_child_that_is_dead_before_it_is_given_anything_is_shown_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = asyncio.create_subprocess_exec

    async def begin_and_wait(*words: Any, **settings: Any) -> asyncio.subprocess.Process:
        process = await begin(*words, **settings)
        await process.wait()
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", begin_and_wait)
    async with Children(tmp_path) as children:
        child = await started(children, DYING)
        with pytest.raises(SeasonFailed, match="no such file"):
            await child.ready_line()


async def test_work_ends_with_the_first_child_that_dies(tmp_path: Path) -> None:
    async with Children(tmp_path) as children:
        child = await started(children, OBEDIENT)
        await child.ready_line()
        psutil.Process(child.pid).kill()
        with pytest.raises(SeasonFailed, match="child"):
            await children.guard(asyncio.sleep(600))


async def test_guarded_work_that_ends_by_itself_leaves_the_children_alone(tmp_path: Path) -> None:
    async with Children(tmp_path) as children:
        child = await started(children, OBEDIENT)
        await child.ready_line()
        assert await children.guard(asyncio.sleep(0, "done")) == "done"
        assert psutil.pid_exists(child.pid)


async def test_children_end_when_whoever_started_them_is_gone(tmp_path: Path) -> None:
    async with Children(tmp_path) as children:
        child = await started(children, OBEDIENT)
        await child.ready_line()
        child.forget()
        await child.end()
    assert not psutil.pid_exists(child.pid)
