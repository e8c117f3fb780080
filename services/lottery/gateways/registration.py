"""Talks to registration: what is approved, what a freeze would give, and the frozen files, each with its hash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

import httpx2
from pydantic import TypeAdapter, ValidationError

from services.lottery.domain.ceremony_refusals import FileHashDiffers, RegistrationRefused, RegistrationSilent
from shared.contracts.draw_reads import ApprovedPlan, Prospect
from shared.contracts.reads import Concerned
from shared.crypto.hashing import sha256_hex

NO_PLAN, NO_PROSPECT = "没有查到批准的计划", "看不到准备情况"
Told = TypeVar("Told", ApprovedPlan, Prospect)
LONGEST_FILE = 512 * 1024 * 1024
Lot = tuple[str, str, int]
"""School, category, capacity."""


@dataclass(frozen=True)
class Freezing:
    """What registration is asked to freeze; `instead_of` is the void draw about the same lots, if there was one."""

    season: str
    frozen_at: datetime
    lots: Sequence[Lot]
    instead_of: str | None = None
    group_boundary: str | None = None
    """As announced; None leaves it to the unit's rules."""

    @property
    def body(self) -> dict[str, object]:
        """The same as JSON."""
        said = {"instead_of": self.instead_of, "group_boundary": self.group_boundary}
        return {
            "season": self.season,
            "frozen_at": self.frozen_at.isoformat(),
            "lots": [
                {"school": school, "category": category, "capacity": seats} for school, category, seats in self.lots
            ],
            **{name: value for name, value in said.items() if value is not None},
        }


class RosterSource(Protocol):
    """Whoever owns the applications."""

    async def freeze(self, unit_code: str, draw_id: str, asked: Freezing) -> None:
        """Fix the files of this draw, those of a void one where it comes `instead_of` that; again gives the same."""
        ...

    async def read(self, unit_code: str, draw_id: str, name: str) -> bytes:
        """Return one of the files fixed by `freeze`."""
        ...

    async def concerned(self, unit_code: str, season: str, indexes: Sequence[str]) -> frozenset[str]:
        """Return which of these people (identity indexes, hex) are children or guardians of the unit's season."""
        ...

    async def plan(self, unit_code: str) -> ApprovedPlan:
        """Return the approved plan that the unit's rules have now."""
        ...

    async def foresee(self, unit_code: str, draw_id: str, asked: Freezing) -> Prospect:
        """Return what a freeze of this draw would give now; nothing is fixed by it."""
        ...


class RegistrationClient:
    """Registration over HTTP; the client carries base address, service token and time limits."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def freeze(self, unit_code: str, draw_id: str, asked: Freezing) -> None:
        """Ask registration to freeze; raise `RegistrationSilent` or `RegistrationRefused`."""
        try:
            answer = await self._client.post(f"{_draw(unit_code, draw_id)}/freeze", json=asked.body)
        except httpx2.HTTPError:
            raise RegistrationSilent from None
        _accept(answer)

    async def read(self, unit_code: str, draw_id: str, name: str) -> bytes:
        """Stream one file; raise `FileHashDiffers` where the bytes are not those of `Content-SHA256`."""
        try:
            async with self._client.stream("GET", f"{_draw(unit_code, draw_id)}/files/{name}") as answer:
                if answer.is_error:
                    await answer.aread()
                _accept(answer)
                content = await _all_of(answer, name)
        except httpx2.HTTPError:
            raise RegistrationSilent from None
        if sha256_hex(content) != answer.headers.get("Content-SHA256", "").lower():
            raise FileHashDiffers(name)
        return content

    async def concerned(self, unit_code: str, season: str, indexes: Sequence[str]) -> frozenset[str]:
        """Ask by blind indexes; raise `RegistrationSilent`."""
        body = {"season": season, "indexes": list(indexes)}
        try:
            answer = await self._client.post(f"internal/units/{unit_code}/concerned", json=body)
        except httpx2.HTTPError:
            raise RegistrationSilent from None
        _accept(answer)
        return frozenset(Concerned.model_validate_json(answer.content).concerned)

    async def plan(self, unit_code: str) -> ApprovedPlan:
        """Ask for the plan in use; raise `RegistrationSilent` or `RegistrationRefused`."""
        try:
            answer = await self._client.get(f"internal/units/{unit_code}/plan")
        except httpx2.HTTPError:
            raise RegistrationSilent(NO_PLAN) from None
        return _read(answer, ApprovedPlan, NO_PLAN)

    async def foresee(self, unit_code: str, draw_id: str, asked: Freezing) -> Prospect:
        """Ask what a freeze would make of it now; raise `RegistrationSilent` or `RegistrationRefused`."""
        try:
            answer = await self._client.post(f"{_draw(unit_code, draw_id)}/prospect", json=asked.body)
        except httpx2.HTTPError:
            raise RegistrationSilent(NO_PROSPECT) from None
        return _read(answer, Prospect, NO_PROSPECT)


def _read(answer: httpx2.Response, told: type[Told], undone: str) -> Told:
    """An answer that is not what was agreed on is no answer."""
    _accept(answer, undone, undone)
    try:
        return TypeAdapter(told).validate_json(answer.content)
    except ValidationError:
        raise RegistrationSilent(undone) from None


def _draw(unit_code: str, draw_id: str) -> str:
    return f"internal/units/{unit_code}/draws/{draw_id}"


async def _all_of(answer: httpx2.Response, name: str) -> bytes:
    pieces, length = [], 0
    async for piece in answer.aiter_bytes():
        length += len(piece)
        if length > LONGEST_FILE:
            raise FileHashDiffers(name)
        pieces.append(piece)
    return b"".join(pieces)


def _accept(answer: httpx2.Response, undone: str = "名册没有封存", refused: str = "没有封存名册") -> None:
    if answer.is_server_error or answer.status_code in {401, 403, 429}:
        raise RegistrationSilent(undone)
    if not answer.is_success:
        raise RegistrationRefused(_sentence(answer), refused)


def _sentence(answer: httpx2.Response) -> str:
    try:
        problem = answer.json()
    except ValueError:
        problem = None
    title = problem.get("title") if isinstance(problem, dict) else None
    return title if isinstance(title, str) else f"回答 {answer.status_code}"
