"""Asks a registry by signed JSON over HTTP; any trouble on the way is a silent answer with its reason."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import httpx2

from services.verification.domain.answers import Silence
from services.verification.gateways.breaker import Breaker
from services.verification.gateways.budget import Budget
from services.verification.gateways.registry import Inquiry, Reply, silent
from services.verification.gateways.replies import read_reply
from services.verification.gateways.signatures import is_signed_by, request_signature, wire_time
from shared.canonical import canonical_json
from shared.clock import Clock

MOST_BYTES = 1_000_000
"""A longer reply is garbage; the longest honest one is a few kilobytes."""

ATTEMPTS = 2
"""Quick ones, within one deadline; every later attempt belongs to the case's own schedule."""

WORTH_ANOTHER = {Silence.UNAVAILABLE, Silence.TIMEOUT}


@dataclass(frozen=True)
class Channel:
    """How one registry is reached: base URL, our name there, the shared key, and the most one question may take."""

    url: str
    client_id: str
    key: bytes
    deadline: float


class HttpRegistry:
    """One registry over HTTP. The client, its budget and its breaker are shared by every question to it."""

    def __init__(
        self,
        channel: Channel,
        client: httpx2.AsyncClient,
        *,
        clock: Clock,
        new_nonce: Callable[[], str],
        limits: tuple[Budget, Breaker],
    ) -> None:
        self._channel = channel
        self._client = client
        self._clock = clock
        self._new_nonce = new_nonce
        self._budget, self._breaker = limits

    async def ask(self, inquiry: Inquiry) -> Reply:
        """Return what the registry says, within the deadline and the budget."""
        if not self._breaker.may_ask():
            return silent(Silence.UNAVAILABLE)
        wait = self._budget.take(self._channel.deadline)
        if wait is None:
            return silent(Silence.QUOTA)
        await asyncio.sleep(wait)
        reply = await self._within_deadline(inquiry)
        self._note(reply)
        return reply

    async def _within_deadline(self, inquiry: Inquiry) -> Reply:
        try:
            async with asyncio.timeout(self._channel.deadline):
                return await self._attempts(inquiry)
        except TimeoutError:
            return silent(Silence.TIMEOUT)

    def _note(self, reply: Reply) -> None:
        unreachable = reply.evidence is None and getattr(reply.answer, "reason", None) in WORTH_ANOTHER
        if unreachable:
            self._breaker.failed()
        else:
            self._breaker.heard()

    async def _attempts(self, inquiry: Inquiry) -> Reply:
        for _ in range(ATTEMPTS - 1):
            reply = await self._once(inquiry)
            if getattr(reply.answer, "reason", None) not in WORTH_ANOTHER:
                return reply
        return await self._once(inquiry)

    async def _once(self, inquiry: Inquiry) -> Reply:
        body = _question(inquiry)
        nonce = self._new_nonce()
        try:
            async with self._client.stream(
                "POST",
                f"{self._channel.url}/{inquiry.registry.value}",
                content=body,
                headers=self._headers(inquiry, nonce, body),
            ) as response:
                said = await _bounded(response)
        except httpx2.TimeoutException:
            return silent(Silence.TIMEOUT)
        except httpx2.RequestError:
            return silent(Silence.UNAVAILABLE)
        return self._read(inquiry, nonce, response, said)

    def _headers(self, inquiry: Inquiry, nonce: str, body: bytes) -> dict[str, str]:
        time = wire_time(self._clock.now())
        registry = inquiry.registry.value
        return {
            "Content-Type": "application/json",
            "Accept-Encoding": "identity",
            "X-Client": self._channel.client_id,
            "X-Time": time,
            "X-Nonce": nonce,
            "X-Signature": request_signature(self._channel.key, registry=registry, time=time, nonce=nonce, body=body),
        }

    def _read(self, inquiry: Inquiry, nonce: str, response: httpx2.Response, said: bytes | None) -> Reply:
        trouble = _trouble(response)
        if trouble:
            return silent(trouble)
        if said is None:
            return silent(Silence.GARBAGE)
        signature = response.headers.get("X-Signature", "")
        if not is_signed_by(self._channel.key, signature, nonce=nonce, body=said):
            return silent(Silence.BAD_SIGNATURE)
        return read_reply(inquiry.registry, inquiry.number, said)


async def _bounded(response: httpx2.Response) -> bytes | None:
    """Return the body as it came, or None where it is longer than any honest one or packed, which nobody asked for."""
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        return None
    said = bytearray()
    async for part in response.aiter_raw():
        said += part
        if len(said) > MOST_BYTES:
            return None
    return bytes(said)


def _trouble(response: httpx2.Response) -> Silence | None:
    if response.status_code == httpx2.codes.TOO_MANY_REQUESTS:
        return Silence.QUOTA
    if response.status_code in {httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN}:
        return Silence.REFUSED
    if response.status_code >= 500:
        return Silence.UNAVAILABLE
    if response.status_code != httpx2.codes.OK:
        return Silence.GARBAGE
    return None


def _question(inquiry: Inquiry) -> bytes:
    asker = inquiry.asker
    return canonical_json(
        {
            "asker": {"unit_code": asker.unit_code, "person": asker.person, "department": asker.department},
            "purpose": asker.purpose,
            "case": inquiry.case,
            "query": {"number": inquiry.number},
        }
    )
