"""An operator with the service's own role who takes a step of the draw himself, with files of his own making."""

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from services.lottery.domain.draw import compute
from services.lottery.gateways.reference_process import ReferenceLimits, ask_reference
from services.lottery.store.files import add_files, read_files
from services.lottery.store.records import DrawKey
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, DRAWN_AT, UNIT, County

KEY = DrawKey(UNIT, DRAW_ID)
DRAWN = (
    "update lottery.draw set state = 'drawn', since = :at, drawn_at = :at, results_sha256 = :results "
    "where draw_id = :draw"
)
FROZEN = (
    "update lottery.draw set state = 'frozen', since = :at, frozen_at = :at, prev = :prev, draw_sha256 = :sha256, "
    "roster_rows = :rows where draw_id = :draw"
)


async def draws_by_himself(db: Database, files: dict[str, bytes]) -> None:
    """Move the draw to drawn with these files."""
    async with db.transaction(UNIT) as session:
        at = datetime.fromisoformat(DRAWN_AT)
        known = {"at": at, "results": sha256_hex(files["results.csv"]), "draw": DRAW_ID}
        await session.execute(sa.text(DRAWN), known)
        await add_files(session, KEY, files)


async def seeded(ceremony: Ceremony, db: Database) -> dict[str, bytes]:
    await ceremony.go_to("seed")
    async with db.reading(UNIT) as session:
        return await read_files(session, KEY)


def honest(files: dict[str, bytes], strikes: bytes | None = None) -> bytes:
    return compute(files["roster.csv"], files["draw.json"], files["seed.json"], strikes)


async def test_children_are_not_struck_before_the_result_was_ever_published(
    ceremony: Ceremony, lottery_db: Database
) -> None:
    files = await seeded(ceremony, lottery_db)
    admitted = next(line.split(",")[3] for line in honest(files).decode().splitlines() if ",ADMIT," in line)
    strikes = f"seq,app_no,reason\n1,{admitted},DECLINED\n".encode()
    results = honest(files, strikes)
    await draws_by_himself(lottery_db, {"results.csv": results, "strikes.csv": strikes})
    status, _ = await ceremony.take("publish")
    assert status >= 400
    assert (await ceremony.client.get(f"/draws/{DRAW_ID}/files/results.csv")).status_code == 404


@pytest.mark.parametrize("name", ["../escaped.txt", "/escaped.txt", "a/b.txt", "..", "zzz.py"])
async def test_a_file_of_another_name_is_never_published_nor_written_anywhere(
    ceremony: Ceremony, lottery_db: Database, name: str
) -> None:
    files = await seeded(ceremony, lottery_db)
    results = honest(files)
    await draws_by_himself(lottery_db, {"results.csv": results, name: b"x\n"})
    assert (await ceremony.take("publish"))[0] in {409, 422, 503}
    assert (await ceremony.client.get(f"/draws/{DRAW_ID}/files/results.csv")).status_code == 404


@pytest.mark.parametrize("name", ["../escaped-in-test.txt", "{tmp}/escaped.txt", "a/b.txt", ".."])
async def test_the_reference_is_given_no_path_out_of_its_directory(tmp_path: Path, name: str) -> None:
    files = {"roster.csv": b"", "results.csv": b"", "reference.py": b"", name.format(tmp=tmp_path): b"x"}
    with pytest.raises(Exception, match=r"\S") as refused:
        await ask_reference(files, ReferenceLimits(seconds=5.0))
    assert getattr(refused.value, "code", "") == "REFERENCE_FAILED"
    assert list(tmp_path.iterdir()) == []


async def test_no_fingerprint_is_read_of_an_announcement_that_the_unit_did_not_sign(
    ceremony: Ceremony, lottery_db: Database, made: County
) -> None:
    """He freezes with a roster from which a child is missing; the service has signed nothing of the kind."""
    await ceremony.go_to("freeze")
    async with lottery_db.reading(UNIT) as session:
        files = await read_files(session, KEY)
    other = "TEST-140199-2023-XX-02"
    await Ceremony(ceremony.client, made, other).take("announce")
    draw = files["draw.json"].replace(DRAW_ID.encode(), other.encode())
    async with lottery_db.transaction(UNIT) as session:
        known = {"at": datetime.fromisoformat("2023-09-12T18:30:00+08:00"), "rows": 1, "draw": other}
        await session.execute(sa.text(FROZEN), {**known, "prev": sha256_hex(b""), "sha256": sha256_hex(draw)})
        await add_files(session, DrawKey(UNIT, other), {**files, "draw.json": draw})
    body = {"row": 1, "agreed": True, "at": "2023-09-15T15:00:00+08:00"}
    status, said = await ceremony.post(f"/{other}/reading", body)
    assert (status, said["code"]) == (503, "ANNOUNCEMENT_NOT_SIGNED")
