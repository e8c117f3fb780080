"""The clients of verification and lottery: what was agreed is read, everything else is silence."""

from collections.abc import Callable

import httpx2
import pytest

from services.registration.domain.errors import PartnerSilent
from services.registration.gateways.lottery import HttpDraws
from services.registration.gateways.service_client import service_client
from services.registration.gateways.verification import Findings, HttpFindings
from shared.contracts.reads import FindingRead
from tests.builders.results import about_draw
from tests.fakes.registration import FakeFindings

Answer = Callable[[httpx2.Request], httpx2.Response]
NUMBER = "295570855375"


def client(answer: Answer) -> httpx2.AsyncClient:
    return service_client("http://neighbour.test/mounted", "a token", httpx2.MockTransport(answer))


def over_http(fake: FakeFindings) -> HttpFindings:
    """Return the real client, answered with what the fake holds."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        found = fake.by_number.get(request.url.path.split("/")[-2])
        return httpx2.Response(200, text=found.model_dump_json()) if found else httpx2.Response(404)

    return HttpFindings(client(answer))


@pytest.mark.parametrize("real", [False, True])
async def test_fake_and_client_give_the_same_answers(real: bool) -> None:
    fake = FakeFindings()
    fake.put(NUMBER, "proven", facts=("GUARDIAN", "HOUSEHOLD_IN_UNIT"))
    findings: Findings = over_http(fake) if real else fake
    assert await findings.finding("140123", NUMBER) == fake.by_number[NUMBER]
    with pytest.raises(PartnerSilent):
        await findings.finding("140123", "999999999999")


async def test_the_address_and_the_token_are_those_agreed() -> None:
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        body = about_draw().model_dump_json() if str(request.url).endswith("/told") else "a file"
        return httpx2.Response(200, text=body)

    draws = HttpDraws(client(answer))
    assert await draws.results("140123", "DEMO-1") == b"a file"
    assert await draws.about("140123", "DEMO-1") == about_draw()
    assert [str(one.url).removeprefix("http://neighbour.test/mounted/") for one in asked] == [
        "draws/DEMO-1/files/results.csv",
        "internal/units/140123/draws/DEMO-1/told",
    ]
    assert asked[0].headers["authorization"] == "Bearer a token"


def _breaks(_: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectTimeout("nobody")


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: httpx2.Response(500),
        lambda _: httpx2.Response(401),
        lambda _: httpx2.Response(200, text="<html>"),
        lambda _: httpx2.Response(200, content=b"\xff"),
        lambda _: httpx2.Response(200, json={"standing": "lucky"}),
        _breaks,
    ],
)
async def test_everything_else_is_silence(answer: Answer) -> None:
    with pytest.raises(PartnerSilent):
        await HttpFindings(client(answer)).finding("140123", NUMBER)
    with pytest.raises(PartnerSilent):
        await HttpDraws(client(answer)).about("140123", "DEMO-1")


def test_a_finding_has_no_room_for_more_than_was_agreed() -> None:
    assert FindingRead.model_config["extra"] == "forbid"
