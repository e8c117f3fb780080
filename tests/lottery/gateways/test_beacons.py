"""Relays are asked one after the other over real sockets; whatever is wrong with one, the next one is asked."""

import gzip
import json
import socket
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from services.lottery.actions.take_beacon import is_of_beacon
from services.lottery.domain.sources.drand import QUICKNET
from services.lottery.gateways.beacons import LONGEST_ANSWER, BeaconRelays
from tests.builders.draws import ROUND, VECTORS, beacon
from tests.fakes.relays import Play, Relay, answers, drips, floods, hangs, relay, sends

VALUE, SIGNATURE = beacon()
OTHER = next(one for one in json.loads(VECTORS.read_text("utf-8"))["rounds"] if one["round"] != ROUND)
BAD_SUBGROUP = json.loads((VECTORS.parent / "drand_bad_subgroup.json").read_text("utf-8"))
SHORT = 1.5


def said(**changes: Any) -> bytes:
    """What a relay says of the round, with changes."""
    body = {"round": ROUND, "randomness": VALUE.partition(":")[2], "signature": SIGNATURE}
    return json.dumps({**body, **changes}).encode()


GOOD = answers(said())
FAULTS: dict[str, Play] = {
    "hangs": hangs,
    "drips": drips,
    "hangs up": sends(b""),
    "no http": sends(b"\x16\x03\x01 nonsense\r\n\r\n"),
    "half": sends(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"),
    "500": answers(said(), status="500 Internal Server Error"),
    "404": answers(b"", status="404 Not Found"),
    "too many": answers(said(), status="429 Too Many Requests"),
    "empty": answers(b""),
    "html": answers(b"<html>captive portal</html>"),
    "list": answers(b"[]"),
    "deep": answers(b"[" * (LONGEST_ANSWER - 1)),
    "no utf-8": answers(b'{"round": 657413, "signature": "\xff\xfe"}'),
    "huge": answers(said(previous_signature="0" * LONGEST_ANSWER)),
    "flood": floods,
    "packed": answers(gzip.compress(said()), more="Content-Encoding: gzip\r\n"),
    "round as text": answers(said(round=str(ROUND))),
    "other round": answers(json.dumps(OTHER).encode()),
    "other signature, right round": answers(said(signature=OTHER["signature"])),
    "round beyond numbers": answers(b'{"round": 1' + b"0" * 5000 + b', "signature": ""}'),
    "no signature": answers(json.dumps({"round": ROUND}).encode()),
    "upper case": answers(said(signature=SIGNATURE.upper())),
    "short": answers(said(signature=SIGNATURE[:-2])),
    "long": answers(said(signature=SIGNATURE + "00")),
    "zero": answers(said(signature="00" * 48)),
    "infinity": answers(said(signature="c0" + "00" * 47)),
    "one bit": answers(said(signature=f"{int(SIGNATURE, 16) ^ 1:096x}")),
}


@asynccontextmanager
async def relays(*plays: Play) -> AsyncGenerator[list[Relay]]:
    """Start one relay for each play."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(relay(play)) for play in plays]


async def asked(*addresses: str) -> str | None:
    """Ask these relays for the recorded round."""
    return await BeaconRelays(addresses, seconds=SHORT).signature(ROUND, is_of_beacon)


async def test_a_relay_is_asked_for_the_round_on_the_pinned_chain() -> None:
    async with relays(GOOD) as (one,):
        assert await asked(f"{one.address}/mirror/") == SIGNATURE
    assert one.asked == [f"GET /mirror/{QUICKNET}/public/{ROUND} HTTP/1.1"]


@pytest.mark.parametrize("fault", FAULTS)
async def test_after_a_fault_the_next_relay_is_asked(fault: str) -> None:
    async with relays(FAULTS[fault], GOOD) as (bad, good):
        assert await asked(bad.address, good.address) == SIGNATURE
    assert (len(bad.asked), len(good.asked)) == (1, 1)


async def test_where_nobody_listens_the_next_relay_is_asked() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        async with relays(GOOD) as (good,):
            assert await asked(closed, good.address) == SIGNATURE


async def test_where_all_fail_there_is_no_signature() -> None:
    async with relays(FAULTS["500"], FAULTS["html"]) as both:
        assert await asked(*(one.address for one in both)) is None
    assert await asked() is None


async def test_what_a_relay_did_is_in_the_service_log() -> None:
    async with relays(FAULTS["500"], FAULTS["other round"]) as both:
        with capture_logs() as logged:
            assert await asked(*(one.address for one in both)) is None
    assert [(one["event"], one["relay"]) for one in logged] == [
        ("beacon relay fails", both[0].address),
        ("beacon relay says what does not hold", both[1].address),
    ]


async def test_a_redirect_is_not_followed() -> None:
    async with relays(GOOD) as (elsewhere,):
        target = f"Location: {elsewhere.address}/x\r\n"
        for status in ("301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"):
            async with relays(answers(b"", status=status, more=target)) as (one,):
                assert await asked(one.address) is None
    assert elsewhere.asked == []


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with relays(GOOD, GOOD) as (proxy, one):
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        monkeypatch.setenv("ALL_PROXY", proxy.address)
        assert await asked(one.address) == SIGNATURE
    assert proxy.asked == []


async def test_randomness_that_a_relay_names_is_not_believed() -> None:
    async with relays(answers(said(randomness="0" * 64))) as (one,):
        assert await asked(one.address) == SIGNATURE


async def test_a_signature_with_a_torsion_point_is_not_the_beacons() -> None:
    number, signature = BAD_SUBGROUP["round"], BAD_SUBGROUP["signature"]
    async with relays(answers(json.dumps({"round": number, "signature": signature}).encode())) as (one,):
        assert await BeaconRelays((one.address,), seconds=SHORT).signature(number, is_of_beacon) is None
