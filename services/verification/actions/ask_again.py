"""Asks again by itself what a silent registry, or a worker that died, left open (decision 5)."""

import asyncio
from datetime import datetime

from services.verification.actions.check_case import check_case
from services.verification.actions.checking import Checking
from services.verification.store.cases import CaseKey, due_cases

AT_ONCE = 8
MOST = 200


async def ask_again(checking: Checking, *, now: datetime) -> int:
    """Check every open case whose time has come, a few at once; return how many.

    A fault in one case is raised when all the others are through.
    """
    async with checking.db.reading() as session:
        due = await due_cases(session, now=now, limit=MOST)
    room = asyncio.Semaphore(AT_ONCE)

    async def check(key: CaseKey) -> None:
        async with room:
            await check_case(checking, key, now=now)

    ended = await asyncio.gather(*(check(key) for key in due), return_exceptions=True)
    faults = [fault for fault in ended if isinstance(fault, BaseException)]
    if faults:
        raise faults[0]
    return len(due)
