"""A retention job that is killed in the middle of a batch, for a test: `python -m … URL MOMENT BATCHES`."""

import asyncio
import os
import signal
import sys
from datetime import datetime, timedelta

from services.registration.actions import keep_to_schedule as job
from services.registration.actions.tools import Tools
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.sign_in import SignInRules
from services.registration.store import retention
from services.registration.store.hot_pool import HotPool
from services.registration.store.log_shelf import LogShelf
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.unit_shelf import UnitShelf
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.database.sessions import Database, WriteSession
from shared.retention.sweep import Sweep

SMALL = 2
"""Rows of a batch here, so that a few applications make several."""


async def killed(url: str, now: datetime, batches: int) -> None:
    """Do so many batches whole, then die with the next one done and not committed."""
    db, keys = Database(url, service="registration"), RegistrationKeys(KeyRing(GivenKeys(bytes(32), bytes(32))))
    tools = Tools(
        db, HotPool(url), keys, UnitShelf(db), LocalSms(db, keys), SignInRules(timedelta(0)), LogShelf(db, "test")
    )
    whole = retention.IN_A_UNIT["FORM"]
    left = batches

    async def dying(session: WriteSession, sweep: Sweep) -> int:
        nonlocal left
        rows = await whole(session, sweep)
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return rows

    vars(job)["IN_A_UNIT"] = {"FORM": dying}
    await job.keep_to_schedule(tools, now=now, limit=SMALL)


if __name__ == "__main__":
    asyncio.run(killed(sys.argv[1], datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])))
