"""Waits until verification has done what it can: only those cases are open that the faults keep open for ever."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from services.demo.county.county import County
from services.demo.season.calling import Caller, expected
from services.demo.season.failures import SeasonFailed
from services.demo.season.registering import Submitted
from shared.citizen_number import normalise

PAUSE_SECONDS = 0.5
PATIENCE_SECONDS = 600.0
"""So long without any change is a fault of ours, not of a registry."""
PEOPLE = ("id_number", "guardian1_id_number", "guardian2_id_number")


@dataclass(frozen=True)
class VerificationDesk:
    """Reads what verification has in hand, as the unit's clerk."""

    caller: Caller
    unit_code: str
    session: Mapping[str, str]

    async def summary(self) -> Mapping[str, Any]:
        """Return how many cases are in each state."""
        found: Mapping[str, Any] = await self.caller.internal(
            "GET", f"/verification/internal/units/{self.unit_code}/cases/summary"
        )
        return found

    async def cases(self, state: str) -> tuple[Mapping[str, Any], ...]:
        """Return every case in a state, page by page."""
        found: list[Mapping[str, Any]] = []
        after = ""
        while True:
            path = f"/verification/api/units/{self.unit_code}/cases?state={state}{after}"
            page = expected(await self.caller.send("GET", path, headers=self.session)).json()["cases"]
            found += page
            if not page:
                return tuple(found)
            after = f"&after={page[-1]['application_number']}"


def silent_for_ever(county: County, submitted: Iterable[Submitted]) -> frozenset[str]:
    """Return the numbers of applications with somebody about whom a registry never answers."""
    silent = {fault.number for fault in county.faults if fault.for_ever}
    return frozenset(
        one.number
        for one in submitted
        if one.number and silent & {normalise(one.application.form.get(key, "")) for key in PEOPLE}
    )


async def wait_for_checks(
    desk: VerificationDesk, *, total: int, silent: frozenset[str], done: Callable[[int], None]
) -> None:
    """Return when every case is settled, with a clerk, or silent for ever; `done` hears how many are."""
    settled, since = -1, monotonic()
    while True:
        counts = await desk.summary()
        now_settled = sum(counts[state] for state in ("exception", "confirmed", "returned"))
        if now_settled + counts["waiting"] >= total and not counts["asking"]:
            waiting = {case["application_number"] for case in await desk.cases("waiting")}
            if waiting <= silent and now_settled + len(waiting) == total:
                done(total)
                return
        if now_settled != settled:
            done(now_settled)
            settled, since = now_settled, monotonic()
        if monotonic() - since > PATIENCE_SECONDS:
            raise SeasonFailed(f"核对停住了：{dict(counts)}")
        await asyncio.sleep(PAUSE_SECONDS)


async def wait_for_registration(caller: Caller, unit_code: str, open_states: tuple[str, ...]) -> Mapping[str, Any]:
    """Return registration's counts when every finding has reached it: nothing is left in these states."""
    since = monotonic()
    while True:
        counts: Mapping[str, Any] = await caller.internal(
            "GET", f"/registration/internal/units/{unit_code}/applications"
        )
        if not any(counts[state] for state in open_states):
            return counts
        if monotonic() - since > PATIENCE_SECONDS:
            raise SeasonFailed(f"核对结果没有全部回到报名系统：{dict(counts)}")
        await asyncio.sleep(PAUSE_SECONDS)
