"""The scripted clerk decides as the papers show; a supervisor allows what goes beyond the records; duplicates."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from services.demo.county.county import County
from services.demo.season.calling import AT_ONCE, Caller, expected
from services.demo.season.checking import VerificationDesk
from services.demo.season.registering import Submitted
from services.demo.season.together import all_of

PAPER_SEEN = "PAPER_SEEN"
PAPER_DIFFERS = "PAPER_DIFFERS"


@dataclass(frozen=True)
class Desks:
    """The two people it takes: the clerk, and the supervisor who looks at what goes beyond the records."""

    clerk: VerificationDesk
    supervisor: VerificationDesk


@dataclass(frozen=True)
class Settled:
    """What the clerk did."""

    confirmed: int
    returned: int


def reasons_to_return(county: County, submitted: Iterable[Submitted]) -> Mapping[str, str]:
    """Return why papers.csv sends an application back, by its number; everybody else's papers bear them out."""
    reasons = {paper.ref: paper.reason for paper in county.papers if paper.verdict == "return"}
    return {one.number: reasons[one.application.ref] for one in submitted if one.application.ref in reasons}


async def settle_exceptions(desks: Desks, to_return: Mapping[str, str], done: Callable[[int, int], None]) -> Settled:
    """Decide every exception; `done` hears how many of how many are decided."""
    cases = await desks.clerk.cases("exception")
    numbers = sorted(str(case["application_number"]) for case in cases)
    places = asyncio.Semaphore(AT_ONCE)
    decided = 0

    async def one(number: str) -> None:
        nonlocal decided
        async with places:
            if await _decide(desks.clerk, number, to_return.get(number, "")):
                await _allow(desks.supervisor, number)
        decided += 1
        done(decided, len(numbers))

    await all_of(one(number) for number in numbers)
    returned = sum(1 for number in numbers if number in to_return)
    return Settled(confirmed=len(numbers) - returned, returned=returned)


async def _decide(desk: VerificationDesk, number: str, why_not: str) -> bool:
    """Decide one case; return whether a second person has to allow it."""
    path = f"/verification/api/cases/{desk.unit_code}/{number}"
    looked_at = expected(await desk.caller.send("GET", path, headers=desk.session)).json()
    decision = {
        "version": looked_at["version"],
        "evidence_sha256": looked_at["evidence_sha256"],
        "decision": "return" if why_not else "confirm",
        "reason_code": PAPER_DIFFERS if why_not else PAPER_SEEN,
        "reason": why_not or "看过户口簿和证件原件，和填写的一致",
        "saw_paper": True,
    }
    done = expected(await desk.caller.send("POST", f"{path}/decision", json=decision, headers=desk.session))
    return done.json()["approval_id"] is not None


async def _allow(desk: VerificationDesk, number: str) -> None:
    """Look at what the clerk proposed, and agree to exactly that."""
    path = f"/verification/api/cases/{desk.unit_code}/{number}"
    request = expected(await desk.caller.send("GET", path, headers=desk.session)).json()["request"]
    answer = {"agree": True, "reason": "看过原件的复印件，同意", "content_sha256": request["content_sha256"]}
    decision = f"/verification/api/units/{desk.unit_code}/approvals/{request['approval_id']}/decision"
    expected(await desk.caller.send("POST", decision, json=answer, headers=desk.session))


async def settle_duplicates(caller: Caller, unit_code: str) -> int:
    """Keep the smallest number of every child registered twice; return how many applications were given up."""
    path = f"/registration/internal/units/{unit_code}/duplicates"
    given_up = 0
    for case in (await caller.internal("GET", path))["duplicates"]:
        numbers = [*case["duplicates"], *([case["proven"]] if case["proven"] else [])]
        answer = await caller.internal("POST", f"{path}/settle", {"keep": min(numbers)})
        given_up += len(answer["given_up"])
    return given_up
