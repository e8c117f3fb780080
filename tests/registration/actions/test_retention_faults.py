"""The retention job is killed halfway; a deletion meets a correction: nothing is half done, nothing is lost."""

import asyncio
import json
import signal
import sys

from services.registration.actions.correct_application import correct_application
from services.registration.actions.delete_application import DeletionAsked, delete_application
from services.registration.actions.keep_to_schedule import keep_to_schedule
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import StateForbids, VersionMovedOn
from services.registration.domain.rights.errors import ApplicationDeleted
from services.registration.domain.submitted import Submitted
from services.registration.store.data_requests import DataRequest
from shared.ids import new_id
from tests.builders.registration import a_submission, another_child
from tests.registration.actions.family import submitted
from tests.registration.actions.rights import EVENTS, erased_numbers, form_is_due, messages, sealed_cells
from tests.registration.conftest import Superuser


async def kill_after(tools: Tools, batches: int) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.registration.actions.killed_retention",
        tools.db.url,
        form_is_due().isoformat(),
        str(batches),
    )
    return await process.wait()


async def test_killed_halfway_the_rest_is_found_again(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    numbers = {await submitted(tools, visit, place) for place in range(7)}
    assert await kill_after(tools, 2) == -signal.SIGKILL
    assert len(await erased_numbers(tools)) == 4
    assert (await messages(tools)).count("ApplicationErased") == 4
    done = await keep_to_schedule(tools, now=form_is_due())
    assert done["FORM"] == 3
    assert await erased_numbers(tools) == numbers
    assert (await messages(tools)).count("ApplicationErased") == 7
    events = [json.loads(str(body)) for body in await superuser(EVENTS)]
    logged = [int(one["details"]["rows"]) for one in events if one["record"] == "class:FORM"]
    assert sorted(logged) == [2, 2, 3]


async def test_a_deletion_meets_a_correction(tools: Tools, visit: Visit) -> None:
    for place in range(4):
        number = await submitted(tools, visit, place)
        corrected = a_submission(current_address="南街2号", **another_child(place))
        outcomes = await asyncio.gather(
            correct_application(tools, visit, corrected, number=number, version=1),
            delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id()),
            return_exceptions=True,
        )
        assert isinstance(outcomes[0], Submitted | StateForbids | ApplicationDeleted | VersionMovedOn)
        assert isinstance(outcomes[1], DataRequest)
        assert await sealed_cells(tools, number) == {}
