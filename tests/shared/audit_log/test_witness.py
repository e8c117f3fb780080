"""A witness over real sockets: it cosigns what grew, and refuses a log that was set back, changed or split in two."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.audit_log.witness.growth import LogMisbehaves
from shared.audit_log.witness.log_client import LogClient, LogSilent
from shared.audit_log.witness.memory import WitnessMemory
from shared.audit_log.witness.witnessing import Watched, Witnessed, witness
from shared.crypto.cosignatures import cosigned_at, witness_key
from tests.browser.serving import serving
from tests.fakes.forged_log import ORIGIN, VKEY, ForgedLog

NOW = datetime(2026, 7, 2, tzinfo=UTC)
WATCHED = Watched("witness.example/taiyuan", VKEY)
A, B, C, D = b"a", b"b", b"c", b"d"


@pytest.fixture
def forged() -> ForgedLog:
    return ForgedLog(A, B, C)


@pytest.fixture
def url(forged: ForgedLog) -> Iterator[str]:
    with serving(forged.app()) as address:
        yield f"{address}/log"


@pytest.fixture
def memory(tmp_path: Path) -> WitnessMemory:
    return WitnessMemory(tmp_path / "witness")


def look(url: str, memory: WitnessMemory, watched: Watched = WATCHED) -> Witnessed:
    with LogClient(url) as client:
        return witness(client, memory, watched, now=NOW)


def test_what_it_sees_first_and_what_grew_out_of_it_is_cosigned(
    url: str, forged: ForgedLog, memory: WitnessMemory
) -> None:
    vkey = witness_key(WATCHED.name, memory_key(memory))
    for entries in ((A, B, C), (A, B, C), (A, B, C, D), (A, B, C, D, *b"efgh")):
        forged.show(*(bytes([one]) if isinstance(one, int) else one for one in entries))
        done = look(url, memory)
        assert done.checkpoint.size == len(entries)
        assert cosigned_at(forged.note() + done.line, vkey) == int(NOW.timestamp())


def memory_key(memory: WitnessMemory):  # type: ignore[no-untyped-def] # the type is cryptography's own
    with memory.alone():
        return memory.key().public_key()


def test_an_empty_log_may_grow(url: str, forged: ForgedLog, memory: WitnessMemory) -> None:
    forged.show()
    assert look(url, memory).checkpoint.size == 0
    forged.show(A)
    assert look(url, memory).checkpoint.size == 1


@pytest.mark.parametrize(
    ("entries", "at"),
    [((A, B), 3), ((A, B, D), 3), ((A, B, C), 4), ((A, D, C, D), 4), ((D, A, B, C), 4), ((A, B, C, D), 2), ((), 9)],
    ids=["shorter", "changed", "the same again later", "changed and longer", "before the first", "earlier", "nothing"],
)
def test_a_log_that_contradicts_itself_is_not_cosigned_and_the_evidence_stays(
    url: str, forged: ForgedLog, memory: WitnessMemory, tmp_path: Path, entries: tuple[bytes, ...], at: int
) -> None:
    look(url, memory)
    forged.show(*entries, at=at)
    with pytest.raises(LogMisbehaves):
        look(url, memory)
    (evidence,) = (tmp_path / "witness").glob("evidence-*.note")
    assert evidence.read_bytes() == forged.note()
    assert len(forged.brought) == 1
    forged.show(A, B, C, D)
    assert look(url, memory).checkpoint.size == 4, "what grew out of what was seen is cosigned again"


@pytest.mark.parametrize("answer", [b"nonsense", b"x" * 100_000, b"\xff\n\n\xff\n"])
def test_what_is_no_checkpoint_says_nothing(url: str, forged: ForgedLog, memory: WitnessMemory, answer: bytes) -> None:
    forged.answer = answer
    with pytest.raises(LogSilent):
        look(url, memory)


def test_another_key_says_nothing(url: str, memory: WitnessMemory) -> None:
    other = witness_key(WATCHED.name, memory_key(memory))
    with pytest.raises(LogSilent):
        look(url, memory, Watched(WATCHED.name, other))


def test_a_log_that_is_away_says_nothing(memory: WitnessMemory) -> None:
    with pytest.raises(LogSilent):
        look("http://127.0.0.1:9/log", memory)


def test_a_log_that_does_not_know_the_witness_leaves_it_the_line(
    url: str, forged: ForgedLog, memory: WitnessMemory
) -> None:
    forged.known = False
    done = look(url, memory)
    assert not done.shown
    assert done.line.startswith("— witness.example/taiyuan ".encode())


def command(url: str, directory: Path) -> list[str]:
    given = ("--key", VKEY, "--name", WATCHED.name, "--state", str(directory))
    return [sys.executable, "-m", "services.cli", "log", "witness", url, *given]


def test_a_witness_killed_after_it_signed_never_signs_the_other_history(
    url: str, forged: ForgedLog, tmp_path: Path
) -> None:
    import threading

    forged.stuck = threading.Event()
    process = subprocess.Popen(command(url, tmp_path), stdout=subprocess.PIPE)
    assert forged.asked.wait(60)
    process.kill()
    process.communicate()
    forged.stuck.set()
    forged.stuck = None
    forged.show(A, B, D)
    again = subprocess.run(command(url, tmp_path), capture_output=True, text=True, check=False, timeout=120)
    assert (again.returncode, "不联署" in again.stdout) == (1, True)
    assert WitnessMemory(tmp_path).newest(ORIGIN) != forged.note()


def test_the_command_says_what_it_did(url: str, tmp_path: Path) -> None:
    done = subprocess.run(command(url, tmp_path), capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (0, f"✓ 联署了 {ORIGIN} 的 3 条\n")
    away = subprocess.run(command("http://127.0.0.1:9/log", tmp_path), capture_output=True, check=False, timeout=120)
    assert away.returncode == 2


def test_the_key_of_a_witness_stays_its_key(tmp_path: Path, memory: WitnessMemory) -> None:
    words = [
        sys.executable,
        "-m",
        "services.cli",
        "log",
        "key",
        "--name",
        WATCHED.name,
        "--state",
        str(tmp_path / "witness"),
    ]
    told = [subprocess.run(words, capture_output=True, text=True, check=True, timeout=120).stdout for _ in range(2)]
    assert told == [f"{witness_key(WATCHED.name, memory_key(memory))}\n"] * 2
    assert (tmp_path / "witness" / "witness.key").stat().st_mode & 0o077 == 0
