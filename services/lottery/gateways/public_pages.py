"""Fetches the public pages and files of a draw as anybody would: few at a time, patient, never without a limit."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx2

AGAIN = frozenset((429, 500, 502, 503, 504))
LONGEST_PAUSE = 30.0


class Unreachable(Exception):
    """An address that gave no good answer; the message says in words what it gave."""


@dataclass(frozen=True)
class Patience:
    """How often an address is asked, how long one answer may take altogether, and the first pause, in seconds."""

    attempts: int = 3
    seconds: float = 20.0
    pause: float = 0.5


@dataclass(frozen=True)
class PublicAddress:
    """One draw by its public address, without a slash at the end."""

    client: httpx2.AsyncClient
    base: str
    patience: Patience

    async def get(self, path: str, *, times: int = 1) -> bytes:
        """Return what stands at `path` below the draw; raise `Unreachable` when patience ends.

        A large file may take so many `times` as long as a page.
        """
        said = ""
        for attempt in range(self.patience.attempts):
            if attempt:
                await asyncio.sleep(self.patience.pause * 2 ** (attempt - 1))
            answer, said = await self._once(path, self.patience.seconds * times)
            if answer is None:
                continue
            if answer.status_code == httpx2.codes.OK:
                return answer.content
            said = f"HTTP {answer.status_code}"
            if answer.status_code not in AGAIN:
                break
            await asyncio.sleep(_wished_pause(answer))
        raise Unreachable(said)

    async def _once(self, path: str, seconds: float) -> tuple[httpx2.Response | None, str]:
        try:
            async with asyncio.timeout(seconds):
                return await self.client.get(f"{self.base}/{path}"), ""
        except TimeoutError:
            return None, f"{seconds:g} 秒没有回答"
        except httpx2.HTTPError as error:
            return None, f"没有连上（{type(error).__name__}）"


def _wished_pause(answer: httpx2.Response) -> float:
    wished = answer.headers.get("retry-after", "")
    return min(float(wished), LONGEST_PAUSE) if wished.isascii() and wished.isdigit() else 0.0


@asynccontextmanager
async def public_address(base: str, *, patience: Patience, at_once: int) -> AsyncGenerator[PublicAddress]:
    """Give the draw at `base`; no proxy, no redirect, no more than `at_once` connections."""
    limits = httpx2.Limits(max_connections=at_once, max_keepalive_connections=at_once)
    async with httpx2.AsyncClient(limits=limits, timeout=None, trust_env=False) as client:
        yield PublicAddress(client, base.rstrip("/"), patience)
