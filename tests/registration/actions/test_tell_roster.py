"""At the freeze every family is sent its own row of the published roster; from then on nothing here changes it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from services.registration.actions.correct_application import correct_application
from services.registration.actions.delete_application import DeletionAsked, delete_application
from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.load_unit import load_unit
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.show_pool import show_pool
from services.registration.actions.tell_roster import tell_roster
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.store.tables import sms_outbox
from shared.database.scope import UNSCOPED
from shared.errors import ServiceError
from shared.jobs.handlers import NeedsAPerson
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, PHONE, UNIT, a_submission, a_unit
from tests.builders.registration_roster import A_DRAW
from tests.builders.results import DRAW_SHA256, about_draw, frozen, frozen_roster
from tests.fakes.registration import FakeDraws
from tests.registration.actions.family import found, submitted
from tests.registration.actions.test_record_placements import last
from tests.registration.conftest import NewVisit

LATER = NOW + timedelta(days=7)
A_NUMBER = UUID(int=77)
DRAWS = FakeDraws(b"", about_draw())


async def messages(tools: Tools) -> int:
    async with tools.db.reading(UNSCOPED) as session:
        return int(await session.scalar(sa.select(sa.func.count()).select_from(sms_outbox)) or 0)


async def test_a_family_is_sent_exactly_the_row_of_the_published_file(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    first = await submitted(tools, visit)
    second = await submitted(tools, visit, 1, together_with=first)
    other = await submitted(tools, await new_visit("13900002222"), 2, "P02", "P01")
    await found(tools, other, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")
    roster = await frozen_roster(tools)
    await tell_roster(tools, frozen(roster), draws=DRAWS, now=LATER)
    assert await messages(tools) == 3
    said = await last(tools, "13900002222")
    mark = DRAW_SHA256[:8]
    assert said == f"【娄烦县教育局】名册封存了。报名号{other}：P02学校、P01学校，第1优先级。公告指纹{mark}，登录看全文"
    assert len(said) <= 70
    rows = {line.split(",")[0]: line for line in roster.decode().splitlines()[1:]}
    assert rows[other].split(",")[3:] == ["2", "P01", "ALL", "1"]
    assert f"报名号{first}" in await last(tools, PHONE) or f"报名号{second}" in await last(tools, PHONE)
    assert "绑定派位" in await last(tools, PHONE)
    (place,) = await show_pool(tools, visit, first)
    assert place.place.rows == (rows[first],)
    assert place.fingerprint == DRAW_SHA256


async def test_repeated_and_simultaneous_delivery_repeats_nothing(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    message = frozen(await frozen_roster(tools))
    await asyncio.gather(*[tell_roster(tools, message, draws=DRAWS, now=LATER) for _ in range(3)])
    await tell_roster(tools, message.model_copy(update={"message_id": A_NUMBER}), draws=DRAWS, now=LATER)
    assert await messages(tools) == 1


@pytest.mark.parametrize("changes", [{"roster_sha256": "0" * 64}, {"draw_sha256": "0" * 64}])
async def test_of_another_roster_or_fingerprint_nobody_is_told(
    tools: Tools, visit: Visit, changes: dict[str, str]
) -> None:
    await submitted(tools, visit)
    message = frozen(await frozen_roster(tools), **changes)
    with pytest.raises(NeedsAPerson, match="ROSTER_DIFFERS"):
        await tell_roster(tools, message, draws=DRAWS, now=LATER)
    assert await messages(tools) == 0
    mended = frozen((await read_draw_file(tools, UNIT, A_DRAW.draw_id, "roster.csv")).content)
    assert mended.message_id == message.message_id
    await tell_roster(tools, mended, draws=DRAWS, now=LATER)
    assert await messages(tools) == 1


async def test_of_practice_in_a_real_season_nobody_is_told(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    practice = "TEST-140123-2023-XX-09"
    roster = await frozen_roster(tools, replace(A_DRAW, draw_id=practice))
    message = frozen(roster, draw_id=practice)
    draws = FakeDraws(b"", about_draw(practice))
    await tell_roster(replace(tools, rehearses=False), message, draws=draws, now=LATER)
    assert await messages(tools) == 0


async def test_nothing_in_registration_changes_the_frozen_row(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    roster = await frozen_roster(tools)
    late = replace(visit, now=LATER)
    correction = a_submission("P02")
    attempts = (
        correct_application(tools, late, correction, number=number, version=1),
        withdraw_application(tools, late, number),
        delete_application(tools, late, DeletionAsked(number, withdraw=True), request_id=A_NUMBER),
        load_unit(tools, a_unit(schools=()), acting=acting_at(LATER)),
        submitted(tools, late, 5),
        found(tools, number, "refused"),
    )
    for attempt in attempts:
        try:
            await attempt
        except ServiceError:
            continue
    assert (await read_draw_file(tools, UNIT, A_DRAW.draw_id, "roster.csv")).content == roster
    again = await freeze_draw(tools, A_DRAW, acting=acting_at(LATER + timedelta(days=1)))
    assert (await read_draw_file(tools, UNIT, again.draw_id, "roster.csv")).content == roster
    await tell_roster(tools, frozen(roster), draws=DRAWS, now=LATER)
    assert f"报名号{number}：P01学校" in await last(tools, PHONE)
