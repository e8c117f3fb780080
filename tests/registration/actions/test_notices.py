"""What was shown is known by its hash; a changed text is shown again; consent is apart and can be taken back."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.registration.actions.list_my_requests import list_my_requests
from services.registration.actions.load_unit import load_unit
from services.registration.actions.read_notice import read_notice, read_shown_text
from services.registration.actions.set_consent import agree_to_reminders, take_back_reminders, wants_reminders
from services.registration.actions.show_notices import acknowledge_notices, show_notices
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.rights.errors import NoticeNotFound
from services.registration.domain.unit import Privacy
from services.registration.store.tables import consent, notice_text
from shared.ids import new_id
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_unit

OFFICER = Privacy(
    officer="李老师", officer_phone="0351-5550123", complaints="太原市教育局", complaints_phone="0351-5550100"
)


async def test_it_is_noted_what_was_shown_and_gone_on_from(tools: Tools, visit: Visit) -> None:
    shown = await show_notices(tools, visit, "child")
    assert [one.document.notice for one in shown.notices] == ["children", "privacy", "draw-rows"]
    assert await acknowledge_notices(tools, visit, shown.mark)
    kept = (await list_my_requests(tools, visit)).shown
    assert {one.sha256 for one in kept} == {one.sha256 for one in shown.notices}
    assert all(one.acknowledged_at == NOW for one in kept)
    for one in shown.notices:
        assert await read_shown_text(tools, UNIT, one.sha256) == one.text


async def test_a_changed_text_is_shown_again_before_anything_is_sent(tools: Tools, visit: Visit) -> None:
    first = await show_notices(tools, visit, "child")
    await acknowledge_notices(tools, visit, first.mark)
    await load_unit(tools, replace(a_unit(), privacy=OFFICER), acting=acting_at(NOW))
    assert not await acknowledge_notices(tools, visit, first.mark)
    again = await show_notices(tools, visit, "check")
    assert [one.document.notice for one in again.changed] == ["children", "privacy"]
    assert "李老师" in again.notices[0].text
    assert await acknowledge_notices(tools, visit, again.mark)
    assert (await show_notices(tools, visit, "check")).changed == ()
    assert await read_shown_text(tools, UNIT, first.notices[0].sha256) == first.notices[0].text


async def test_where_nothing_is_drawn_nothing_is_said_about_rows(tools: Tools, visit: Visit) -> None:
    public = tuple(school for school in a_unit().schools if school.kind == "public")
    await load_unit(tools, replace(a_unit(), schools=public), acting=acting_at(NOW))
    shown = await show_notices(tools, visit, "child")
    assert [one.document.notice for one in shown.notices] == ["children", "privacy"]


async def test_reminders_are_agreed_to_apart_and_taken_back(tools: Tools, visit: Visit) -> None:
    assert not await wants_reminders(tools, visit)
    for _ in range(2):
        await agree_to_reminders(tools, visit, consent_id=new_id())
    assert await wants_reminders(tools, visit)
    await take_back_reminders(tools, visit)
    assert not await wants_reminders(tools, visit)
    await agree_to_reminders(tools, visit, consent_id=new_id())
    async with tools.db.reading(UNIT) as session:
        rows = (await session.execute(sa.select(consent.c.sha256, consent.c.revoked_at))).all()
    assert sorted(row.revoked_at is None for row in rows) == [False, True]


async def test_a_text_that_was_shown_cannot_be_changed(tools: Tools, visit: Visit) -> None:
    await show_notices(tools, visit, "child")
    for statement in (notice_text.update().values(content="别的"), notice_text.delete()):
        with pytest.raises(DBAPIError):
            async with tools.db.transaction(UNIT) as session:
                await session.execute(statement)


async def test_there_is_no_such_notice(tools: Tools, visit: Visit) -> None:
    with pytest.raises(NoticeNotFound):
        await read_notice(tools, UNIT, "nothing")
    with pytest.raises(NoticeNotFound):
        await read_notice(tools, UNIT, "children", 99)
    with pytest.raises(NoticeNotFound):
        await read_shown_text(tools, UNIT, b"0" * 32)
