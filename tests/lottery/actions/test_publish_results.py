"""Publishing asks the reference program first: whatever it says but the very same bytes, nothing is published."""

import pytest
import sqlalchemy as sa

from services.lottery.gateways.reference_process import ReferenceLimits
from services.lottery.released.programs import released
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID
from tests.builders.scopes import EVERYWHERE
from tests.lottery.actions.test_read_bundle import bundle

LIAR = b"import sys\nsys.stdout.write('school,category,pos,app_no,group,choice,tier,ticket,status,wait\\n')\n"
FAULTS = {
    "lies": (LIAR, "REFERENCE_DIFFERS"),
    "crashes": (b"raise SystemExit(3)\n", "REFERENCE_FAILED"),
    "is no program": (b"\x00garbage(", "REFERENCE_FAILED"),
    "hangs": (b"while True: pass\n", "REFERENCE_FAILED"),
}


def use_reference(monkeypatch: pytest.MonkeyPatch, program: bytes) -> None:
    def handed_out(name: str) -> bytes:
        return program if name == "reference.py" else released(name)

    monkeypatch.setattr("services.lottery.actions.publish_results.released", handed_out)


async def counted(db: Database, table: str) -> int:
    async with db.reading(EVERYWHERE) as session:
        return int((await session.execute(sa.text(f"select count(*) from lottery.{table}"))).scalar_one())


@pytest.mark.parametrize("fault", FAULTS)
async def test_nothing_is_published_or_kept_against_the_reference(
    ceremony: Ceremony, lottery_db: Database, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    await ceremony.go_to("draw")
    files = await counted(lottery_db, "draw_file")
    program, code = FAULTS[fault]
    with monkeypatch.context() as spoiled:
        use_reference(spoiled, program)
        spoiled.setattr(ReferenceLimits, "of", lambda *_: 2.0)
        status, said = await ceremony.take("publish")
    assert (status, said["code"]) == (503, code)
    assert (await counted(lottery_db, "draw_file"), await counted(lottery_db, "handover")) == (files, 0)
    assert (await ceremony.client.get(f"/draws/{DRAW_ID}/files/results.csv")).status_code == 404
    assert (await ceremony.take_alone("publish"))[0] == 200, "what was allowed is still allowed"


async def test_the_reference_is_not_asked_for_what_nobody_allowed(
    ceremony: Ceremony, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_reference(monkeypatch, LIAR)
    await ceremony.go_to("draw")
    assert (await ceremony.take_alone("publish"))[1]["code"] == "APPROVAL_MISSING"


async def test_a_result_that_was_changed_in_the_database_is_not_published(
    ceremony: Ceremony, migrator: Database
) -> None:
    await ceremony.go_to("draw")
    async with migrator.transaction(EVERYWHERE) as session:
        await session.execute(sa.text("alter table lottery.draw_file disable trigger user"))
        swapped = "update lottery.draw_file set content = :content where name = 'results.csv'"
        await session.execute(sa.text(swapped), {"content": b"school,category\n"})
    assert (await ceremony.take("publish"))[1]["code"] == "RESULT_DIFFERS"


async def test_the_released_programs_are_in_the_bundle(ceremony: Ceremony) -> None:
    published = await ceremony.go_to("publish")
    files = await bundle(ceremony)
    assert files["reference.py"] == released("reference.py")
    assert files["replay.sh"] == released("replay.sh")
    assert sha256_hex(files["results.csv"]) == published["results_sha256"]
