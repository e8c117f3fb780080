"""Freeze and release need two people, one of them from outside; a declared relative's draw is closed (draw.md, 5.1)."""

import json
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from services.lottery.store.tables import audit
from shared.audit_log.sequencing import sequence
from shared.contracts.staff import ROLES, Role
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.ceremonies import OFFICER, RELEASER, STEPS, Ceremony, session_of
from tests.builders.draws import DRAW_ID, FROZEN_AT, UNIT, County
from tests.fakes.frozen_files import FrozenFiles

KIN = "ab" * 32
STEPS_WITH_TWO = ("freeze", "publish")
BEFORE = {"freeze": "announce", "publish": "draw"}
INSIDE = session_of("draw_releaser", home_unit=UNIT, name="本单位的人")
SUPERVISOR = session_of("unit_supervisor")


async def requested(ceremony: Ceremony, step: str) -> str:
    await ceremony.go_to(BEFORE[step])
    path, body = ceremony.steps[step]
    status, said = await ceremony.post(f"{path}/request", body)
    assert status == 202, said
    number: str = said["approval_id"]
    return number


@pytest.mark.parametrize("step", STEPS_WITH_TWO)
async def test_nobody_does_it_alone(ceremony: Ceremony, step: str) -> None:
    await ceremony.go_to(BEFORE[step])
    assert await code(ceremony.take_alone(step)) == (409, "APPROVAL_MISSING")
    path, body = ceremony.steps[step]
    number = (await ceremony.post(f"{path}/request", body))[1]["approval_id"]
    assert await code(ceremony.take_alone(step)) == (409, "APPROVAL_MISSING")
    assert await code(ceremony.judge(number, who=OFFICER)) == (403, "ROLE_FORBIDS")
    assert (await ceremony.judge(number))[0] == 200
    assert (await ceremony.take_alone(step))[0] == 200


@pytest.mark.parametrize("step", STEPS_WITH_TWO)
async def test_what_was_declined_is_not_done(ceremony: Ceremony, step: str) -> None:
    number = await requested(ceremony, step)
    assert (await ceremony.judge(number, agree=False))[0] == 200
    assert await code(ceremony.take_alone(step)) == (409, "APPROVAL_MISSING")
    assert await code(ceremony.judge(number)) == (409, "APPROVAL_DECIDED")


async def test_the_release_is_allowed_by_somebody_from_outside_of_the_unit_only(ceremony: Ceremony) -> None:
    number = await requested(ceremony, "publish")
    assert await code(ceremony.judge(number, who=INSIDE)) == (403, "APPROVER_INSIDE_UNIT")
    assert await code(ceremony.judge(number, who=SUPERVISOR)) == (403, "MAY_NOT_APPROVE")
    assert (await ceremony.judge(number, who=RELEASER))[0] == 200


async def test_an_approval_of_one_draw_does_not_freeze_another(client: httpx2.AsyncClient, made: County) -> None:
    one = Ceremony(client, made, DRAW_ID)
    other = Ceremony(client, made, DRAW_ID.replace("-01", "-02"))
    await one.go_to("announce")
    await other.go_to("announce")
    assert (await one.have_allowed("freeze"))[0] == 200
    assert await code(other.take_alone("freeze")) == (409, "EARLIER_DRAW_OPEN")
    assert (await one.take_alone("freeze"))[0] == 200
    assert await code(other.take_alone("freeze")) == (409, "APPROVAL_MISSING")


async def test_a_request_out_of_order_names_the_missing_step(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    path, body = ceremony.steps["publish"]
    assert await code(ceremony.post(f"{path}/request", body)) == (409, "NOT_FROZEN")


async def test_what_waits_is_shown_until_it_is_answered(ceremony: Ceremony) -> None:
    number = await requested(ceremony, "freeze")
    path = f"/api/units/{UNIT}/approvals"
    (waiting,) = (await ceremony.client.get(path, headers=RELEASER)).json()["requests"]
    assert (waiting["approval_id"], waiting["act"], waiting["draw_id"]) == (number, "FREEZE_DRAW", DRAW_ID)
    await ceremony.judge(number)
    assert (await ceremony.client.get(path, headers=RELEASER)).json() == {"requests": []}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "draw_officer"])
async def test_no_other_role_takes_a_step_but_the_releaser_who_types_and_closes(ceremony: Ceremony, role: Role) -> None:
    fields = {"school_code": "P01"} if role == "school_clerk" else {}
    somebody = session_of(role, **fields)
    for step in STEPS:
        if (role, step) == ("draw_releaser", "close"):
            continue
        path, body = ceremony.steps[step]
        assert await code(ceremony.post(path, body, who=somebody)) == (403, "ROLE_FORBIDS")


async def test_an_officer_of_another_unit_sees_no_draw(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    stranger = session_of("draw_officer", scope="140198", name="别处的人")
    path, body = ceremony.steps["freeze"]
    assert await code(ceremony.post(path, body, who=stranger)) == (404, "NOT_FOUND")
    assert (await ceremony.client.get(f"/api/units/{UNIT}/draws", headers=stranger)).status_code == 404


@pytest.mark.parametrize("step", STEPS[1:])
async def test_a_relatives_draw_is_closed(ceremony: Ceremony, registration: FrozenFiles, step: str) -> None:
    registration.people = frozenset({KIN})
    await ceremony.go_to(STEPS[STEPS.index(step) - 1])
    related = session_of("draw_officer", kin=(KIN,), name="有亲属的人")
    path, body = ceremony.steps[step]
    assert await code(ceremony.post(path, body, who=related)) == (403, "RECUSED")
    unrelated = session_of("draw_officer", kin=("cd" * 32,), name="亲属不在这里的人")
    await ceremony.prepare(step)
    if step not in STEPS_WITH_TWO:
        assert (await ceremony.post(path, body, who=unrelated))[0] == 200


async def test_a_relatives_draw_is_neither_asked_for_nor_allowed(ceremony: Ceremony, registration: FrozenFiles) -> None:
    registration.people = frozenset({KIN})
    number = await requested(ceremony, "freeze")
    related = session_of("draw_releaser", home_unit="1401", kin=(KIN,), name="有亲属的放行人")
    assert await code(ceremony.judge(number, who=related)) == (403, "RECUSED")
    officer = session_of("draw_officer", kin=(KIN,), name="有亲属的经办人")
    path, body = ceremony.steps["freeze"]
    assert await code(ceremony.post(f"{path}/request", body, who=officer)) == (403, "RECUSED")


async def test_where_registration_is_silent_nobody_with_kin_acts(ceremony: Ceremony, registration: FrozenFiles) -> None:
    await ceremony.go_to("freeze")
    registration.failure = "down"
    related = session_of("draw_officer", kin=(KIN,), name="有亲属的人")
    path, body = ceremony.steps["close"]
    assert await code(ceremony.post(path, body, who=related)) == (503, "REGISTRATION_SILENT")


async def test_every_step_is_an_event_with_its_actor(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("publish")
    bodies = await events(lottery_db)
    assert [body["act"] for body in bodies] == [
        "DRAW_ANNOUNCED",
        *("APPROVAL_ASKED", "APPROVAL_AGREED", "APPROVAL_USED", "DRAW_FROZEN"),
        *["FINGERPRINT_READ"] * 4,
        *["VALUE_TYPED", "VALUE_AGREED"] * 40,
        *("SOURCES_CLOSED", "BEACON_PASTED", "SEED_MADE", "DRAW_MADE"),
        *("APPROVAL_ASKED", "APPROVAL_AGREED", "APPROVAL_USED", "RESULTS_PUBLISHED"),
    ]
    assert {body["record"] for body in bodies} == {f"draw:{DRAW_ID}"}
    roles = {body["act"]: body["actor"]["role"] for body in bodies}
    assert roles["APPROVAL_AGREED"] == "draw_releaser"
    assert roles["DRAW_FROZEN"] == "draw_officer"
    frozen = next(body for body in bodies if body["act"] == "DRAW_FROZEN")
    assert frozen["details"]["at"] == FROZEN_AT


async def test_a_step_that_is_refused_leaves_no_event(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("announce")
    await ceremony.take_alone("freeze")
    assert [body["act"] for body in await events(lottery_db)] == ["DRAW_ANNOUNCED"]


async def events(db: Database) -> list[Mapping[str, Any]]:
    """The acts of this test, in order: moved from the inbox into the log first."""
    async with db.transaction(UNSCOPED) as session:
        await sequence(session, audit)
    async with db.reading(UNIT) as session:
        found = await session.scalars(sa.text("select body from lottery.audit_log order by leaf_index"))
        return [json.loads(body) for body in found]


async def code(answer: Any) -> tuple[int, str]:
    status, said = await answer
    return status, said.get("code", "")
