"""Rehearsals over HTTP: any number from the freeze on, seen by the staff, and nothing of them in public."""

import asyncio
import json
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.lottery.store.tables import audit
from shared.audit_log.sequencing import sequence
from shared.crypto.hashing import sha256_hex
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.ceremonies import OFFICER, RELEASER, Ceremony, session_of
from tests.builders.draws import DRAW_ID, UNIT, County
from tests.builders.scopes import EVERYWHERE
from tests.fakes.frozen_files import FrozenFiles

PATH = f"/{DRAW_ID}/rehearsals"
VOID = {"letter": "c", "ground": "上级书面要求停止", "at": "2023-09-12T19:00:00+08:00"}
AUDITOR = session_of("auditor")


async def seen(ceremony: Ceremony, who: dict[str, str] = OFFICER) -> list[dict[str, Any]]:
    answer = await ceremony.client.get(f"/api/units/{UNIT}/draws{PATH}", headers=who)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rehearsals"]
    return found


async def test_before_the_freeze_there_is_nothing_to_rehearse_on(ceremony: Ceremony) -> None:
    assert (await ceremony.post(PATH, {}))[1]["code"] == "DRAW_NOT_FOUND"
    await ceremony.go_to("announce")
    status, said = await ceremony.post(PATH, {})
    assert (status, said["code"]) == (409, "NOT_FROZEN")
    assert "先封存名册" in said["title"]
    assert await seen(ceremony) == []


async def test_any_number_is_made_and_each_has_another_seed(ceremony: Ceremony, made: County) -> None:
    frozen = await ceremony.go_to("freeze")
    for number in (1, 2, 3):
        status, said = await ceremony.post(PATH, {})
        assert (status, said["number"], said["holds"]) == (201, number, True)
        mark, fingerprint, chance = said["seed_text"].splitlines()
        assert (mark, fingerprint) == ("paiwei-rehearsal/1", frozen["draw_sha256"])
        assert (len(chance), said["seed"]) == (len("randomness=") + 64, sha256_hex(said["seed_text"].encode()))
        assert said["children"] == len(made.children)
        assert 0 < said["admitted"] <= sum(seats for _, seats in made.schools.values()) + 1
        assert {one["code"]: one["broken"] for one in said["invariants"]} == dict.fromkeys(RULES, 0)
    kept = await seen(ceremony)
    assert [one["number"] for one in kept] == [3, 2, 1]
    assert len({one["seed"] for one in kept}) == len({one["results_sha256"] for one in kept}) == 3


RULES = ("SEATS", "ONE_PLACE", "TIERS", "ORDER", "TWINS", "ROSTER", "TICKETS", "NO_EMPTY_SEAT")


async def test_rehearsals_at_once_take_numbers_without_a_gap(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    answers = await asyncio.gather(*[ceremony.post(PATH, {}) for _ in range(5)])
    assert sorted(said["number"] for _, said in answers) == [1, 2, 3, 4, 5]


async def test_a_void_draw_is_not_rehearsed(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    assert (await ceremony.post(f"/{DRAW_ID}/void", VOID))[0] == 200
    status, said = await ceremony.post(PATH, {})
    assert (status, said["code"]) == (409, "DRAW_VOID")


async def test_the_draw_goes_on_as_if_nobody_had_rehearsed(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    await ceremony.post(PATH, {})
    before = await seen(ceremony)
    for step in ("close", "seed", "draw", "publish"):
        published = await ceremony.go_on_to(step)
    assert published["state"] == "published"
    assert published["seed"] not in {one["seed"] for one in before}


async def test_the_staff_sees_them_and_only_the_officer_makes_them(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    await ceremony.post(PATH, {})
    for who in (RELEASER, AUDITOR, session_of("unit_supervisor")):
        assert len(await seen(ceremony, who)) == 1
        status, said = await ceremony.post(PATH, {}, who)
        assert (status, said["code"]) == (403, "ROLE_FORBIDS")
    elsewhere = session_of("draw_officer", scope="140198", name="别县")
    assert (await ceremony.post(PATH, {}, elsewhere))[0] == 404
    nobody = await ceremony.client.get(f"/api/units/{UNIT}/draws{PATH}")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "NOT_SIGNED_IN")


async def test_whose_child_takes_part_does_not_rehearse(ceremony: Ceremony, registration: FrozenFiles) -> None:
    await ceremony.go_to("freeze")
    kin = "ab" * 32
    registration.people = frozenset({kin})
    status, said = await ceremony.post(PATH, {}, session_of("draw_officer", name="有亲属的人", kin=(kin,)))
    assert (status, said["code"]) == (403, "RECUSED")


async def test_nothing_of_them_is_public(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    rehearsed = (await ceremony.post(PATH, {}))[1]
    client = ceremony.client
    bundle = (await client.get(f"/draws/{DRAW_ID}/bundle.tar.gz")).content
    page = (await client.get(f"/draws/{DRAW_ID}")).content
    chain = (await client.get(f"/units/{UNIT}")).content
    assert bundle
    for trace in ("paiwei-rehearsal", rehearsed["seed"], rehearsed["results_sha256"]):
        assert all(trace.encode() not in public for public in (bundle, page, chain))
    for name in ("seed.txt", "seed.json", "results.csv", "rehearsal", "rehearsals"):
        assert (await client.get(f"/draws/{DRAW_ID}/files/{name}")).status_code == 404


async def test_each_is_an_act_in_the_log(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("freeze")
    rehearsed = (await ceremony.post(PATH, {}))[1]
    async with lottery_db.transaction(UNSCOPED) as session:
        await sequence(session, audit)
    query = sa.text("select body from lottery.audit_log where act = 'DRAW_REHEARSED'")
    async with lottery_db.reading(UNIT) as session:
        bodies = [json.loads(body) for body in (await session.execute(query)).scalars()]
    details = [body["details"] for body in bodies]
    assert [one["seed"] for one in details] == [rehearsed["seed"]]
    assert details[0]["holds"] == "true"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("update lottery.rehearsal set report = '[]'", "permission denied"),
        ("delete from lottery.rehearsal", "permission denied"),
        ("truncate lottery.rehearsal", "permission denied"),
        (
            "insert into lottery.rehearsal select unit_code, draw_id, 9, rehearsed_at, staff_id, 'paiwei-seed/1', seed,"
            " results_sha256, children, admitted, report from lottery.rehearsal",
            "marked",
        ),
    ],
)
async def test_the_database_keeps_them_as_they_were(
    ceremony: Ceremony, lottery_db: Database, statement: str, why: str
) -> None:
    await ceremony.go_to("freeze")
    await ceremony.post(PATH, {})
    with pytest.raises(DBAPIError, match=why):
        async with lottery_db.transaction(EVERYWHERE) as session:
            await session.execute(sa.text(statement))


async def test_the_database_takes_none_without_a_frozen_roster(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("announce")
    made_up = (
        "insert into lottery.rehearsal select unit_code, draw_id, 1, now(), gen_random_uuid(), "
        r"E'paiwei-rehearsal/1\nx', 'x', 'x', 0, 0, '[]' from lottery.draw"
    )
    with pytest.raises(DBAPIError, match="frozen roster"):
        async with lottery_db.transaction(EVERYWHERE) as session:
            await session.execute(sa.text(made_up))


async def test_the_public_address_of_a_rehearsal_does_not_exist(client: httpx2.AsyncClient) -> None:
    assert (await client.get(f"/draws/{DRAW_ID}/rehearsals")).status_code == 404
