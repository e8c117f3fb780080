"""Takes a draw through its steps as the draw office does: an officer, and somebody from outside of the unit."""

from typing import Any

import httpx2

from shared.contracts.staff import Role
from tests.builders.draws import (
    CLOSED_AT,
    DICE,
    DRAWN_AT,
    FROZEN_AT,
    LAST_SOURCE_AT,
    PUBLISHED_AT,
    THROWN_AT,
    UNIT,
    County,
    announcement,
    beacon,
)
from tests.fakes.frozen_files import TOKEN
from tests.fakes.staff import FakeStaff, staff_member

Answer = tuple[int, dict[str, Any]]
STEPS = ("announce", "freeze", "close", "seed", "draw", "publish")


def steps_of(made: County, draw_id: str, **changes: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """Path and body of every step, in order."""
    return {
        "announce": ("", announcement(made, draw_id, **changes)),
        "freeze": (f"/{draw_id}/freeze", {"at": FROZEN_AT}),
        "close": (f"/{draw_id}/close", {"at": CLOSED_AT}),
        "seed": (f"/{draw_id}/seed", {"at": LAST_SOURCE_AT}),
        "draw": (f"/{draw_id}/draw", {"at": DRAWN_AT}),
        "publish": (f"/{draw_id}/publish", {"at": PUBLISHED_AT}),
    }


def calls_before(step: str, draw_id: str) -> list[tuple[bool, str, dict[str, Any]]]:
    """Who (whether the second person), path and body of everything that belongs before a step."""
    path = f"/{draw_id}"
    if step == "close":
        read = [(False, f"{path}/reading", {"row": row, "agreed": True, "at": THROWN_AT}) for row in (1, 2, 3, 4)]
        typed = [
            (second, f"{path}/sources/dice/values", {"place": place, "value": digit, "at": THROWN_AT})
            for place, digit in enumerate(DICE, start=1)
            for second in (False, True)
        ]
        return read + typed
    if step == "seed":
        return [(False, f"{path}/sources/drand/beacon", {"signature": beacon()[1], "at": LAST_SOURCE_AT})]
    return []


class Ceremony:
    """One draw at the console; every method answers with status and JSON."""

    def __init__(self, client: httpx2.AsyncClient, made: County, draw_id: str, **changes: Any) -> None:
        self.client = client
        self.steps = steps_of(made, draw_id, **changes)
        self.draw_id = draw_id

    async def take(self, step: str, **changes: Any) -> Answer:
        """Take one step, with changes to its usual body, after all that belongs before it.

        A second person allows it where that is the rule; before the closing the fingerprint is read and two people
        type the dice, before the seed the beacon is pasted.
        """
        await self.prepare(step)
        if step in {"freeze", "publish"}:
            status, said = await self.have_allowed(step, **changes)
            if status != 200:
                return status, said
        return await self.take_alone(step, **changes)

    async def prepare(self, step: str) -> None:
        """Do what belongs before a step; what is refused now is refused."""
        for second, path, body in calls_before(step, self.draw_id):
            if (await self.post(path, body, who=RELEASER if second else OFFICER))[0] != 200:
                return

    async def type(
        self, source: str, place: int, value: str, *, who: dict[str, str] | None = None, **more: Any
    ) -> Answer:
        """Type a value, as the officer unless somebody else is named."""
        body = {"place": place, "value": value, "at": THROWN_AT, **more}
        return await self.post(f"/{self.draw_id}/sources/{source}/values", body, who=who)

    async def take_alone(self, step: str, **changes: Any) -> Answer:
        """Take one step without asking anybody."""
        path, body = self.steps[step]
        return await self.post(path, {**body, **changes})

    async def have_allowed(self, step: str, **changes: Any) -> Answer:
        """Ask for a step and have the releaser allow it."""
        path, body = self.steps[step]
        status, said = await self.post(f"{path}/request", {**body, **changes})
        return (status, said) if status != 202 else await self.judge(said["approval_id"])

    async def judge(self, approval_id: str, *, agree: bool = True, who: dict[str, str] | None = None) -> Answer:
        """Answer a request, as the releaser unless somebody else is named."""
        path = f"/api/units/{UNIT}/approvals/{approval_id}"
        answer = await self.client.post(path, json={"agree": agree}, headers=who or RELEASER)
        return answer.status_code, answer.json()

    async def post(self, path: str, body: dict[str, Any], who: dict[str, str] | None = None) -> Answer:
        """Send a body to a path below the unit's draws, as the officer unless somebody else is named."""
        answer = await self.client.post(f"/api/units/{UNIT}/draws{path}", json=body, headers=who or OFFICER)
        return answer.status_code, answer.json()

    async def go_to(self, last: str) -> dict[str, Any]:
        """Take every step up to `last`; all have to succeed."""
        return await self._take_all(STEPS[: STEPS.index(last) + 1])

    async def go_on_to(self, step: str) -> dict[str, Any]:
        """Take one more step; it has to succeed."""
        return await self._take_all((step,))

    async def _take_all(self, steps: tuple[str, ...]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for step in steps:
            status, said = await self.take(step)
            assert status in {200, 201}, (step, said)
        return said


STAFF = FakeStaff()
"""Everybody of the draw office of this county."""


def session_of(role: Role, **fields: Any) -> dict[str, str]:
    """Return the header of somebody's session."""
    return {"Authorization": f"Session {STAFF.sign_in(staff_member(role, **{'scope': UNIT, **fields}))}"}


OFFICER = session_of("draw_officer")
RELEASER = session_of("draw_releaser", home_unit="1401")
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
