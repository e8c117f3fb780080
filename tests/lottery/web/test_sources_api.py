"""How the sources stand over HTTP: who may look, who may type, what is next, and when."""

from typing import Any

import httpx2
import pytest

from shared.contracts.staff import Role
from tests.builders.ceremonies import AUTHORIZED, Ceremony, session_of
from tests.builders.draws import DRAW_ID, LAST_SOURCE_AT, THROWN_AT, UNIT, County, dice, drand
from tests.builders.sources import EVERY_KIND, TYPED_AT, close, frozen_and_read, look, type_throws
from tests.fakes.frozen_files import FrozenFiles

KIN = "ab" * 32
PATH = f"/api/units/{UNIT}/draws/{DRAW_ID}"
CALLS: dict[str, dict[str, Any]] = {
    "/reading": {"row": 1, "agreed": True},
    "/sources/dice/values": {"place": 1, "value": "4"},
    "/sources/drand/fetch": {},
    "/sources/drand/beacon": {"signature": "00"},
    "/close": {},
}


@pytest.fixture
def every_kind(client: httpx2.AsyncClient, made: County) -> Ceremony:
    """A draw with every kind of source, not announced yet."""
    return Ceremony(client, made, DRAW_ID, sources=EVERY_KIND)


async def test_what_is_next_is_said_in_one_sentence(every_kind: Ceremony) -> None:
    await every_kind.go_to("announce")
    assert (await look(every_kind, at=THROWN_AT))["missing"] is None
    await every_kind.go_on_to("freeze")
    said = await look(every_kind, at=THROWN_AT)
    assert said["missing"] == {"code": "NOT_READ", "sentence": "公告的指纹还没有当场念完，先念指纹，四行都一致了再填数"}
    assert (said["reading"], [one["state"] for one in said["sources"]]) == (
        {"rows": [], "read": False},
        ["open", "open", "early", "early", "early"],
    )


async def test_it_is_said_until_the_seed_is_made(client: httpx2.AsyncClient, made: County) -> None:
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=[dice(4), drand()]))
    await type_throws(ceremony)
    said = await look(ceremony, at=TYPED_AT)
    assert (said["missing"], said["sources"][0]["state"], said["sources"][0]["counted"]) == (None, "counts", 4)
    assert (await look(ceremony, at="2023-09-15T18:51:00+08:00"))["missing"]["code"] == "CLOSED_TOO_LATE"
    await close(ceremony)
    assert (await look(ceremony, at=TYPED_AT))["missing"]["code"] == "TIME_GOES_BACK"
    assert (await look(ceremony, at=LAST_SOURCE_AT))["missing"]["code"] == "BEACON_NOT_TAKEN"
    await ceremony.go_on_to("seed")
    said = await look(ceremony, at=LAST_SOURCE_AT)
    assert (said["state"], said["missing"]) == ("seeded", None)


async def test_each_source_says_its_hours_and_which_is_the_last(every_kind: Ceremony) -> None:
    await every_kind.go_to("announce")
    sources = (await look(every_kind))["sources"]
    assert [one["last"] for one in sources] == [False, False, False, False, True]
    assert [one["total"] for one in sources] == [3, 4, 1, 1, 1]
    assert [one["closes_at"] for one in sources] == [None, None, None, "2023-09-15T15:35:00+08:00", None]


@pytest.mark.parametrize("call", CALLS)
async def test_a_relatives_draw_is_closed(ceremony: Ceremony, registration: FrozenFiles, call: str) -> None:
    registration.people = frozenset({KIN})
    await ceremony.go_to("freeze")
    related = session_of("draw_releaser", home_unit="1401", kin=(KIN,), name="有亲属的放行人")
    status, said = await ceremony.post(f"/{DRAW_ID}{call}", {**CALLS[call], "at": THROWN_AT}, who=related)
    assert (status, said["code"]) == (403, "RECUSED")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("role", ["unit_clerk", "unit_supervisor", "auditor", "administrator"])
async def test_no_other_role_types(client: httpx2.AsyncClient, call: str, role: Role) -> None:
    answer = await client.post(f"{PATH}{call}", json=CALLS[call], headers=session_of(role))
    assert (answer.status_code, answer.json()["code"]) == (403, "ROLE_FORBIDS")


@pytest.mark.parametrize("call", CALLS)
async def test_nobody_without_a_session_types(client: httpx2.AsyncClient, call: str) -> None:
    for headers in ({}, AUTHORIZED):
        answer = await client.post(f"{PATH}{call}", json=CALLS[call], headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


async def test_somebody_of_another_unit_finds_no_draw(every_kind: Ceremony) -> None:
    await every_kind.go_to("freeze")
    stranger = session_of("draw_officer", scope="140198", name="别处的人")
    for call, body in CALLS.items():
        assert (await every_kind.post(f"/{DRAW_ID}{call}", body, who=stranger))[0] == 404
    assert (await every_kind.client.get(f"{PATH}/sources", headers=stranger)).status_code == 404


async def test_a_real_draw_is_typed_by_the_servers_clock(client: httpx2.AsyncClient, made: County) -> None:
    path = f"/api/units/{UNIT}/draws/140199-2023-XX-01"
    own = session_of("draw_officer", name="没有亲属的人")
    for call, body in CALLS.items():
        answer = await client.post(f"{path}{call}", json={**body, "at": THROWN_AT}, headers=own)
        assert answer.json()["code"] == "OWN_TIME"
    answer = await client.get(f"{path}/sources", params={"at": THROWN_AT}, headers=own)
    assert answer.json()["code"] == "OWN_TIME"
