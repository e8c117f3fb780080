"""Registration's client: what it sends, and how it tells silence, refusal and a spoilt file apart."""

import json
import re
from datetime import UTC, datetime

import httpx2
import pytest

from services.lottery.domain.ceremony_refusals import FileHashDiffers, RegistrationRefused, RegistrationSilent
from services.lottery.gateways import registration
from services.lottery.gateways.registration import Freezing, RegistrationClient
from tests.builders.draws import DRAW_ID, SEASON, UNIT, county
from tests.fakes.frozen_files import TOKEN, FrozenFiles

NOON = datetime(2023, 9, 12, 4, tzinfo=UTC)


def client_of(transport: httpx2.AsyncBaseTransport) -> RegistrationClient:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return RegistrationClient(httpx2.AsyncClient(transport=transport, base_url="http://r.test/mount", headers=headers))


def answering(answer: httpx2.Response) -> RegistrationClient:
    return client_of(httpx2.MockTransport(lambda _: answer))


async def freeze(client: RegistrationClient) -> None:
    await client.freeze(UNIT, DRAW_ID, Freezing(SEASON, NOON, [("P01", "ALL", 12)]))


async def test_a_file_arrives_as_it_was_frozen() -> None:
    files = county().files()
    fake = httpx2.ASGITransport(app=FrozenFiles(files).app())
    client = RegistrationClient(httpx2.AsyncClient(transport=fake, base_url="http://r.test"))
    assert await client.read(UNIT, DRAW_ID, "roster.csv") == files["roster.csv"]


async def test_the_mount_path_is_kept() -> None:
    asked: list[str] = []

    def note(request: httpx2.Request) -> httpx2.Response:
        asked.append(f"{request.method} {request.url}")
        return httpx2.Response(200, json={})

    await freeze(client_of(httpx2.MockTransport(note)))
    assert asked == [f"POST http://r.test/mount/internal/units/{UNIT}/draws/{DRAW_ID}/freeze"]


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502, 503])
async def test_no_answer_of_its_own_is_silence(status: int) -> None:
    client = answering(httpx2.Response(status))
    with pytest.raises(RegistrationSilent):
        await freeze(client)
    with pytest.raises(RegistrationSilent):
        await client.read(UNIT, DRAW_ID, "roster.csv")


async def test_a_broken_connection_is_silence() -> None:
    def breaks(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    client = client_of(httpx2.MockTransport(breaks))
    with pytest.raises(RegistrationSilent):
        await freeze(client)
    with pytest.raises(RegistrationSilent):
        await client.read(UNIT, DRAW_ID, "roster.csv")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (httpx2.Response(409, json={"title": "还没有核对完"}), "还没有核对完"),
        (httpx2.Response(404, text="nothing"), "回答 404"),
        (httpx2.Response(422, json=["list"]), "回答 422"),
    ],
)
async def test_a_refusal_is_told_in_registrations_words(answer: httpx2.Response, sentence: str) -> None:
    with pytest.raises(RegistrationRefused, match=re.escape(sentence)):
        await freeze(answering(answer))


@pytest.mark.parametrize("header", [{}, {"Content-SHA256": "0" * 64}])
async def test_a_file_without_its_hash_is_refused(header: dict[str, str]) -> None:
    with pytest.raises(FileHashDiffers, match=r"plan\.csv"):
        await answering(httpx2.Response(200, content=b"plan", headers=header)).read(UNIT, DRAW_ID, "plan.csv")


async def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration, "LONGEST_FILE", 3)
    with pytest.raises(FileHashDiffers):
        await answering(httpx2.Response(200, content=b"long")).read(UNIT, DRAW_ID, "plan.csv")


async def test_the_announced_rule_about_twins_travels_with_the_freeze() -> None:
    asked: list[dict[str, object]] = []

    def note(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content))
        return httpx2.Response(200, json={})

    client = client_of(httpx2.MockTransport(note))
    await client.freeze(UNIT, DRAW_ID, Freezing(SEASON, NOON, [], instead_of="A", group_boundary="split"))
    await client.freeze(UNIT, DRAW_ID, Freezing(SEASON, NOON, []))
    assert [(one.get("instead_of"), one.get("group_boundary")) for one in asked] == [("A", "split"), (None, None)]


async def test_plan_and_prospect_arrive_as_they_were_told() -> None:
    fake = httpx2.ASGITransport(app=FrozenFiles(county().files()).app())
    client = RegistrationClient(httpx2.AsyncClient(transport=fake, base_url="http://r.test"))
    plan = await client.plan(UNIT)
    assert [(lot.school, lot.seats) for lot in plan.lots] == [("P01", 12), ("P02", 20)]
    assert plan.lot("P01", "ALL") == plan.lots[0]
    assert plan.lot("P01", "DAY") is None
    prospect = await client.foresee(UNIT, DRAW_ID, Freezing(SEASON, NOON, []))
    assert (prospect.children, prospect.open, prospect.taken_over) == (40, {}, False)


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(503),
        httpx2.Response(200, text="nonsense"),
        httpx2.Response(200, json={"lots": "many"}),
        httpx2.Response(200, json=[]),
    ],
)
async def test_an_answer_that_is_not_what_was_agreed_is_silence(answer: httpx2.Response) -> None:
    client = answering(answer)
    with pytest.raises(RegistrationSilent, match="没有查到批准的计划"):
        await client.plan(UNIT)
    with pytest.raises(RegistrationSilent, match="看不到准备情况"):
        await client.foresee(UNIT, DRAW_ID, Freezing(SEASON, NOON, []))


async def test_whoever_does_not_answer_tells_no_plan() -> None:
    def breaks(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    client = client_of(httpx2.MockTransport(breaks))
    with pytest.raises(RegistrationSilent):
        await client.plan(UNIT)
    with pytest.raises(RegistrationSilent):
        await client.foresee(UNIT, DRAW_ID, Freezing(SEASON, NOON, []))
