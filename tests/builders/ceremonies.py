"""Takes a draw through its steps over the internal API, as the demo and the draw office do."""

from typing import Any

import httpx2

from tests.builders.draws import (
    CLOSED_AT,
    DICE,
    DRAWN_AT,
    FROZEN_AT,
    LAST_SOURCE_AT,
    PUBLISHED_AT,
    UNIT,
    County,
    announcement,
    beacon,
)
from tests.fakes.frozen_files import TOKEN

Answer = tuple[int, dict[str, Any]]
STEPS = ("announce", "freeze", "close", "seed", "draw", "publish")


def steps_of(made: County, draw_id: str, **changes: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """Path and body of every step, in order."""
    value, proof = beacon()
    return {
        "announce": ("", announcement(made, draw_id, **changes)),
        "freeze": (f"/{draw_id}/freeze", {"at": FROZEN_AT}),
        "close": (f"/{draw_id}/close", {"values": {"dice": DICE}, "at": CLOSED_AT}),
        "seed": (f"/{draw_id}/seed", {"values": {"drand": value}, "proofs": {"drand": proof}, "at": LAST_SOURCE_AT}),
        "draw": (f"/{draw_id}/draw", {"at": DRAWN_AT}),
        "publish": (f"/{draw_id}/publish", {"at": PUBLISHED_AT}),
    }


class Ceremony:
    """One draw at the console; every method answers with status and JSON."""

    def __init__(self, client: httpx2.AsyncClient, made: County, draw_id: str, **changes: Any) -> None:
        self.client = client
        self.steps = steps_of(made, draw_id, **changes)
        self.draw_id = draw_id

    async def take(self, step: str, **changes: Any) -> Answer:
        """Take one step, with changes to its usual body."""
        path, body = self.steps[step]
        return await self.post(path, {**body, **changes})

    async def post(self, path: str, body: dict[str, Any]) -> Answer:
        """Send a body to a path below the unit's draws."""
        answer = await self.client.post(f"/internal/units/{UNIT}/draws{path}", json=body, headers=AUTHORIZED)
        return answer.status_code, answer.json()

    async def go_to(self, last: str) -> dict[str, Any]:
        """Take every step up to `last`; all have to succeed."""
        said: dict[str, Any] = {}
        for step in STEPS[: STEPS.index(last) + 1]:
            status, said = await self.take(step)
            assert status in {200, 201}, (step, said)
        return said


AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
