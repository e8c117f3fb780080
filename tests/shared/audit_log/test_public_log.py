"""The public routes of a log, and the commands over a real log: what an outsider can check, and that he sees no act."""

import base64
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from services.lottery.app import create_app
from services.lottery.settings import LotterySettings
from shared.audit_log.checkpoints import open_checkpoint
from shared.audit_log.leaf import read_leaf
from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint, sequence_all
from shared.audit_log.proofs import consistency_holds, inclusion_holds
from shared.audit_log.verify_export import verify_export
from shared.audit_log.witness.growth import LogMisbehaves
from shared.audit_log.witness.log_client import LogClient
from shared.audit_log.witness.memory import WitnessMemory
from shared.audit_log.witness.witnessing import Watched, witness
from shared.crypto.cosignatures import cosign, cosigned_at, witness_key
from shared.crypto.hashing import sha256_hex
from shared.crypto.keys import KeyRing
from shared.database.provision import ServiceUrls
from tests.browser.serving import serving
from tests.builders.audit_log import ORIGIN, UNIT, act, act_at_once, checkpoint, exported
from tests.plugins.apart import apart
from tests.plugins.database import FreshDatabase
from tests.shared.audit_log.test_checkpoints import set_back

WITNESS = KeyRing(b"w" * 32).signing_key("witness")
NAME = "witness.example/w1"
NOW = datetime(2026, 7, 2, tzinfo=UTC)


@pytest.fixture
def settings(urls: ServiceUrls, tmp_path: Path) -> LotterySettings:
    return LotterySettings(
        database_url=urls.lottery,
        master_secret="5a" * 32,
        service_token="t" * 32,
        registration_url="http://registration.test",
        public_url=f"https://{ORIGIN}",
        staff_url="http://staff.test",
        secure_cookies=False,
        log_directory=tmp_path / "outside",
        log_witnesses=(witness_key(NAME, WITNESS.public_key()),),
    )


@pytest.fixture
async def client(settings: LotterySettings) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_app(settings)
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://l.test") as it,
    ):
        yield it


async def note_of(client: httpx2.AsyncClient) -> bytes:
    return (await client.get("/log/checkpoint")).content


def hashes(answer: httpx2.Response) -> list[bytes]:
    return [base64.b64decode(one) for one in answer.json()["proof"]]


async def test_anybody_checks_that_a_place_is_in_the_log(client: httpx2.AsyncClient, log: AuditLog) -> None:
    await act(log.db, 9)
    await checkpoint(log)
    vkey = (await client.get("/log/key")).text.strip()
    newest = open_checkpoint(await note_of(client), vkey)
    answer = await client.get("/log/proof/inclusion", params={"index": 4, "size": 9})
    leaf = read_leaf(answer.json()["leaf"])
    assert inclusion_holds(leaf.hash, (4, 9), hashes(answer), newest.root)
    for hashed in (leaf.hash.hex(), leaf.body_hash.hex()):
        again = await client.get("/log/proof/inclusion", params={"leaf_hash": hashed, "size": 9})
        assert again.json() == answer.json()


async def test_anybody_checks_that_the_log_only_grew(client: httpx2.AsyncClient, log: AuditLog) -> None:
    await act(log.db, 4)
    first = await checkpoint(log)
    await act_at_once(log.db, 300)
    second = await checkpoint(log)
    answer = await client.get("/log/proof/consistency", params={"first": 4, "second": 304})
    assert consistency_holds((4, 304), (first.root, second.root), hashes(answer))
    listed = (await client.get("/log/checkpoints")).content
    assert listed.count(ORIGIN.encode() + b"\n") == 2
    assert (await client.get("/log/checkpoints", params={"before": 304})).content.startswith(f"{ORIGIN}\n4\n".encode())
    assert (await client.get("/log/checkpoint", params={"size": 4})).content == first_note(listed)


def first_note(listed: bytes) -> bytes:
    return listed.split(b"\n\n" + ORIGIN.encode(), 1)[1].join([ORIGIN.encode(), b""]).removesuffix(b"\n")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/log/checkpoint?size=3", 404),
        ("/log/proof/inclusion?size=4&index=4", 404),
        ("/log/proof/inclusion?size=3&index=0", 404),
        ("/log/proof/inclusion?size=4", 404),
        (f"/log/proof/inclusion?size=4&leaf_hash={'0' * 64}", 404),
        ("/log/proof/inclusion?size=4&leaf_hash=zz", 422),
        ("/log/proof/inclusion?size=4&index=-1", 422),
        ("/log/proof/inclusion?size=99999999999999999999&index=1", 422),
        ("/log/proof/consistency?first=0&second=4", 404),
        ("/log/proof/consistency?first=5&second=4", 404),
        ("/log/proof/consistency?first=1&second=3", 404),
    ],
)
async def test_what_cannot_be_proven_is_refused(
    client: httpx2.AsyncClient, log: AuditLog, path: str, status: int
) -> None:
    await act(log.db, 4)
    await checkpoint(log)
    assert (await client.get(path)).status_code == status


async def test_a_leaf_that_no_checkpoint_covers_yet_is_not_proven(client: httpx2.AsyncClient, log: AuditLog) -> None:
    await checkpoint(log)
    await act(log.db, 1)
    await sequence_all(log)
    assert (await client.get("/log/proof/inclusion?size=0&index=0")).status_code == 404


async def test_before_the_first_checkpoint_there_is_none(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/log/checkpoint")).status_code == 404


async def test_every_answer_may_be_read_by_any_page_and_shows_no_act(client: httpx2.AsyncClient, log: AuditLog) -> None:
    await act(log.db, 3)
    await checkpoint(log)
    for path in (
        "key",
        "checkpoint",
        "checkpoints",
        "proof/inclusion?size=3&index=1",
        "proof/consistency?first=1&second=3",
    ):
        answer = await client.get(f"/log/{path}")
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "DRAW_MADE" not in answer.text


async def test_a_known_witness_shows_below_the_checkpoint(
    client: httpx2.AsyncClient, log: AuditLog, settings: LotterySettings
) -> None:
    await act(log.db, 1)
    await checkpoint(log)
    note = await note_of(client)
    line = cosign(note, NAME, WITNESS, seconds=1_782_000_000)
    for _ in range(2):
        answer = await client.post("/log/cosignature", content=note + line)
        assert (answer.status_code, answer.json()) == (200, {"witness": NAME})
    shown = await note_of(client)
    assert shown == note + line
    assert cosigned_at(shown, settings.log_witnesses[0]) == 1_782_000_000


async def test_strangers_and_wrong_cosignatures_are_refused(client: httpx2.AsyncClient, log: AuditLog) -> None:
    await act(log.db, 1)
    await checkpoint(log)
    note = await note_of(client)
    stranger = cosign(note, "stranger.example/w", KeyRing(b"s" * 32).signing_key("w"), seconds=1)
    good = cosign(note, NAME, WITNESS, seconds=1)
    forged = note.replace(b"\n1\n", b"\n2\n", 1)
    for content, status in (
        (note + stranger, 403),
        (note, 403),
        (forged + good, 422),
        (b"nonsense", 422),
        (b"\xff" * 100, 422),
        (note + good + b"x" * 9000, 422),
        (note + good[:-8] + b"AAAAAA=\n", 403),
    ):
        assert (await client.post("/log/cosignature", content=content)).status_code == status
    assert await note_of(client) == note


@pytest.fixture
def url(settings: LotterySettings) -> Iterator[str]:
    with serving(create_app(settings)) as address:
        yield f"{address}/log"


def test_a_witness_watches_a_real_log_until_it_is_set_back(
    url: str, log: AuditLog, database: FreshDatabase, settings: LotterySettings, tmp_path: Path
) -> None:
    memory, watched = WitnessMemory(tmp_path / "w"), Watched("w.example/1", log.vkey)
    for count in (3, 400):
        apart(_grown(settings, log, count))
        with LogClient(url) as client:
            assert witness(client, memory, watched, now=NOW).checkpoint.size in (3, 403)
    apart(set_back(database))
    assert log.directory is not None
    log.directory.rename(tmp_path / "taken away")
    apart(_grown(settings, log, 500))
    with LogClient(url) as client, pytest.raises(LogMisbehaves):
        witness(client, memory, watched, now=NOW)


async def _grown(settings: LotterySettings, log: AuditLog, count: int) -> None:
    from shared.database.sessions import Database
    from tests.builders.audit_log import log_over

    db = Database(settings.database_url, service="lottery")
    await act_at_once(db, count)
    await make_checkpoint(log_over(db, directory=log.directory))
    await db.close()


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "services.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)


async def test_the_commands_export_and_verify(log: AuditLog, urls: ServiceUrls, tmp_path: Path) -> None:
    import os

    await act(log.db, 5)
    await checkpoint(log)
    seen, file = tmp_path / "seen.note", tmp_path / "export.jsonl"
    assert log.directory is not None
    seen.write_bytes((log.directory / "checkpoint").read_bytes())
    environment = {
        **os.environ,
        "LOTTERY_DATABASE_URL": urls.lottery,
        "LOTTERY_MASTER_SECRET": "5a" * 32,
        "LOTTERY_PUBLIC_URL": f"https://{ORIGIN}",
    }
    given = ("--from", "2001-01-01", "--to", "2999-01-01", "--scope", "14", "--service", "lottery", "--out", str(file))
    done = run("audit", "export", *given, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert run("audit", "export", *given, **environment).returncode == 2, "a file is never written over"
    nowhere = {**environment, "LOTTERY_DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}
    other = (*given[:-1], str(tmp_path / "nothing"))
    assert run("audit", "export", *other, **nowhere).returncode == 2
    assert not list(tmp_path.glob("nothing*"))
    checked = run("audit", "verify", str(file), "--key", log.vkey, "--seen", str(seen))
    assert (checked.returncode, checked.stdout.count("✓")) == (0, 4)
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([lines[0], *lines[2:]]))
    assert run("audit", "verify", str(file), "--key", log.vkey).returncode == 1
    assert run("audit", "export", *given[:-1], str(tmp_path / "other"), "--service", "x", **environment).returncode == 2
    await checkpoint(log)
    taken = [json.loads(line) for line in await exported(log, "14")][-1]
    assert json.loads(taken["event"])["act"] == "AUDIT_EXPORTED"
    assert sha256_hex(taken["event"].encode()) in taken["leaf"]
    assert verify_export(await exported(log, UNIT), log.vkey).events == 5
