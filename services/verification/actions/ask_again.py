"""Asks again by itself what a silent registry, or a worker that died, left open (decision 5)."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from services.verification.actions.check_case import check_case
from services.verification.actions.checking import Checking
from services.verification.store.cases import CaseKey, due_cases
from services.verification.store.rules import units_with_rules
from shared.database.scope import UNSCOPED

AT_ONCE = 8
MOST = 200
"""Of one unit."""


async def ask_again(checking: Checking, *, now: datetime) -> int:
    """Check every open case whose time has come, a few at once; return how many.

    A fault in one case is raised when all the others are through.
    """
    due = await _due_everywhere(checking, now)
    room = asyncio.Semaphore(AT_ONCE)

    async def check(key: CaseKey) -> None:
        async with room:
            await check_case(checking, key, now=now)

    ended = await asyncio.gather(*(check(key) for key in due), return_exceptions=True)
    faults = [fault for fault in ended if isinstance(fault, BaseException)]
    if faults:
        raise faults[0]
    return len(due)


async def _due_everywhere(checking: Checking, now: datetime) -> Sequence[CaseKey]:
    """Return the due cases of every unit, in turns, so that no unit waits for another's."""
    async with checking.db.reading(UNSCOPED) as session:
        units = await units_with_rules(session)
    due = []
    for unit_code in units:
        async with checking.db.reading(unit_code) as session:
            due.append(await due_cases(session, unit_code, now=now, limit=MOST))
    return [key for turn in zip_longest(*due) for key in turn if key is not None]
