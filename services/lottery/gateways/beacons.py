"""Fetches a beacon's signature from the configured relays, one after the other; what they say is believed of none.

Only the relays of the settings are asked, never an address from a request, and no redirect is followed. An answer
counts if its signature holds against the pinned key, so a relay can be silent or lie but never choose a value.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Protocol

import httpx2
import structlog
from pydantic import BaseModel, Field, ValidationError

from services.lottery.domain.sources.drand import QUICKNET

LONGEST_ANSWER = 8 * 1024
SECONDS = 5.0
"""For one relay altogether, however slowly it drips."""
SIGNATURE = re.compile(r"[0-9a-f]{96}")
Holds = Callable[[int, str], Awaitable[bool]]
"""Says whether a signature (hex) is the beacon's over a round."""


class Beacons(Protocol):
    """Whoever can give the signature of a round."""

    @property
    def count(self) -> int:
        """How many can be asked."""
        ...

    async def signature(self, number: int, holds: Holds) -> str | None:
        """Return the signature (96 hex digits) that `holds`, or None where nobody gives it."""
        ...


class NoRound(Exception):
    """An answer that is not 200, or longer than any round."""


FAULTS = (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValidationError, NoRound)
log = structlog.get_logger()


class Round(BaseModel):
    """GET /{chain}/public/{round} of a relay, as far as it is read."""

    round: Annotated[int, Field(ge=0, lt=2**64)]
    signature: str

    def is_of(self, number: int) -> bool:
        """Whether it says that it is this round, and holds something of a signature's form."""
        return self.round == number and SIGNATURE.fullmatch(self.signature) is not None


@dataclass(frozen=True)
class BeaconRelays:
    """Relays over HTTP by their base addresses, in the order in which they are asked."""

    addresses: tuple[str, ...] = ()
    seconds: float = SECONDS

    @property
    def count(self) -> int:
        """How many are configured."""
        return len(self.addresses)

    async def signature(self, number: int, holds: Holds) -> str | None:
        """Ask one after the other; whoever is silent, slow, wrong or lies is passed over."""
        async with httpx2.AsyncClient(timeout=self.seconds, trust_env=False) as client:
            for address in self.addresses:
                try:
                    found = await self._ask(client, f"{address.rstrip('/')}/{QUICKNET}/public/{number}")
                except FAULTS as fault:
                    log.warning("beacon relay fails", relay=address, fault=type(fault).__name__)
                    continue
                if found.is_of(number) and await holds(number, found.signature):
                    return found.signature
                log.warning("beacon relay says what does not hold", relay=address, round=found.round)
        return None

    async def _ask(self, client: httpx2.AsyncClient, address: str) -> Round:
        async with asyncio.timeout(self.seconds):
            return Round.model_validate_json(await _body(client, address), strict=True)


async def _body(client: httpx2.AsyncClient, address: str) -> bytes:
    content = b""
    async with client.stream("GET", address, headers={"Accept-Encoding": "identity"}) as answer:
        if answer.status_code != 200:
            raise NoRound
        async for piece in answer.aiter_raw():
            content += piece
            if len(content) > LONGEST_ANSWER:
                raise NoRound
    return content
