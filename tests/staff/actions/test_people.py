"""What administrators do with accounts; and what they cannot do with their own."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from services.staff.actions.people import (
    change_duty,
    display_names,
    end_sessions,
    list_people,
    lock,
    show_person,
    unlock,
)
from services.staff.actions.recognise import recognise
from services.staff.actions.room import Sitting, StaffRoom
from services.staff.domain.duty import Duty
from services.staff.domain.errors import (
    AccountLocked,
    ForAdministrators,
    NoSuchAccount,
    NotOneself,
    OutsideScope,
)
from shared.database.provision import ServiceUrls
from shared.errors import InvalidInput
from shared.ids import new_id
from tests.builders.staff import NOW, UNIT, duty_of, enter, person, sitting_of
from tests.staff.actions.logged import told


async def to_auditor(sitting: Sitting, staff_id: UUID) -> None:
    await change_duty(sitting, staff_id, duty_of("auditor"))


Act = Callable[[Sitting, UUID], Awaitable[object]]
ACTS: list[Act] = [lock, unlock, end_sessions, to_auditor]


@pytest.mark.parametrize("act", ACTS)
async def test_nobody_does_it_to_oneself(room: StaffRoom, act: Act) -> None:
    boss = await person(room, "administrator")
    with pytest.raises(NotOneself):
        await act(sitting_of(room, boss), boss.staff_id)


@pytest.mark.parametrize("act", ACTS)
async def test_no_other_role_does_it(room: StaffRoom, act: Act) -> None:
    supervisor, zhao = await person(room, "unit_supervisor"), await person(room)
    with pytest.raises(ForAdministrators):
        await act(sitting_of(room, supervisor), zhao.staff_id)


@pytest.mark.parametrize("act", ACTS)
async def test_no_administrator_does_it_outside_of_the_scope(room: StaffRoom, act: Act) -> None:
    boss, other = await person(room, "administrator"), await person(room, scope="140124")
    with pytest.raises(NoSuchAccount):
        await act(sitting_of(room, boss), other.staff_id)
    with pytest.raises(NoSuchAccount):
        await act(sitting_of(room, boss), new_id())


async def test_a_locked_account_loses_its_sessions_at_once(room: StaffRoom) -> None:
    boss, zhao = sitting_of(room, await person(room, "administrator")), await person(room)
    _, token = await enter(room, zhao)
    await lock(boss, zhao.staff_id)
    assert await recognise(room, token, now=NOW) is None
    with pytest.raises(AccountLocked):
        await enter(room, zhao, NOW + timedelta(minutes=1))
    await unlock(boss, zhao.staff_id)
    assert await recognise(room, token, now=NOW) is None
    await enter(room, zhao, NOW + timedelta(minutes=2))


async def test_sessions_ended_by_an_administrator_are_over(room: StaffRoom) -> None:
    boss, zhao = sitting_of(room, await person(room, "administrator")), await person(room)
    tokens = [(await enter(room, zhao, NOW + timedelta(minutes=turn)))[1] for turn in (0, 1)]
    assert (await show_person(boss, zhao.staff_id))[1] == 2
    assert await end_sessions(boss, zhao.staff_id) == 2
    assert [await recognise(room, token, now=NOW) for token in tokens] == [None, None]


async def test_another_duty_takes_a_new_session(room: StaffRoom, urls: ServiceUrls) -> None:
    boss, zhao = sitting_of(room, await person(room, "administrator")), await person(room)
    _, token = await enter(room, zhao)
    await change_duty(boss, zhao.staff_id, duty_of("draw_officer"))
    assert await recognise(room, token, now=NOW) is None
    _, again = await enter(room, zhao, NOW + timedelta(minutes=1))
    who = await recognise(room, again, now=NOW)
    assert who is not None
    assert who.role == "draw_officer"
    changed = (await told(urls))[-2]
    assert changed["act"] == "DUTY_CHANGED"
    assert changed["details"] == {"role_before": "unit_clerk", "scope_before": UNIT, "role": "draw_officer"}


async def test_a_duty_is_given_within_the_scope_and_by_the_rules(room: StaffRoom) -> None:
    boss, zhao = sitting_of(room, await person(room, "administrator")), await person(room)
    with pytest.raises(OutsideScope):
        await change_duty(boss, zhao.staff_id, duty_of("unit_clerk", scope="14"))
    with pytest.raises(InvalidInput):
        await change_duty(boss, zhao.staff_id, Duty("draw_releaser", UNIT, UNIT, "notary"))


async def test_the_list_holds_the_scope_and_nothing_else(room: StaffRoom) -> None:
    city = await person(room, "administrator", "city", scope="1401")
    boss, zhao = await person(room, "administrator", "boss"), await person(room)
    elsewhere = await person(room, name="elsewhere", scope="140124")
    seen = {one.staff_id for one in (await list_people(sitting_of(room, boss))).accounts}
    assert seen == {boss.staff_id, zhao.staff_id}
    everybody = {one.staff_id for one in (await list_people(sitting_of(room, city))).accounts}
    assert everybody == seen | {city.staff_id, elsewhere.staff_id}
    with pytest.raises(ForAdministrators):
        await list_people(sitting_of(room, zhao))


async def test_names_are_told_of_those_there_are(room: StaffRoom) -> None:
    zhao = await person(room)
    assert await display_names(room, [zhao.staff_id, new_id()]) == {zhao.staff_id: "赵晓云"}
    assert await display_names(room, []) == {}
