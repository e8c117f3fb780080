"""One administrator who wants to be two people: who decides for others is let in by two administrators."""

import pytest

from services.staff.actions.identity import Vouched, accept_vouched
from services.staff.actions.invite import agree, invite
from services.staff.actions.people import change_duty, show_person
from services.staff.actions.room import Sitting, StaffRoom
from services.staff.domain.duty import Duty
from services.staff.domain.errors import InvitationWaits, SecondPersonNeeded, TwoMustInvite
from shared.codes.staff_roles import Role
from shared.database.provision import ServiceUrls
from shared.ids import new_token
from tests.builders.invitations import accepted, invited
from tests.builders.staff import NOW, UNIT, duty_of, person, sitting_of
from tests.staff.actions.logged import told

DECIDING: tuple[Role, ...] = ("unit_supervisor", "draw_releaser", "administrator")


async def administrator(room: StaffRoom, name: str, *, scope: str = UNIT) -> Sitting:
    return sitting_of(room, await person(room, "administrator", name, scope=scope))


@pytest.mark.parametrize("role", DECIDING)
async def test_one_administrator_alone_lets_nobody_in_who_decides_for_others(room: StaffRoom, role: Role) -> None:
    crooked, token = await administrator(room, "crooked"), new_token()
    made = await invite(crooked, "周敏", duty_of(role), token=token)
    assert made.waits
    with pytest.raises(SecondPersonNeeded):
        await agree(crooked, made.invitation_id)
    with pytest.raises(InvitationWaits):
        await accepted(room, token)
    with pytest.raises(InvitationWaits):
        await accept_vouched(room, token, Vouched("https://id.example", "the crooked one"), now=NOW)


@pytest.mark.parametrize("role", DECIDING)
async def test_a_second_administrator_lets_them_in(room: StaffRoom, urls: ServiceUrls, role: Role) -> None:
    first, second, token = await administrator(room, "first"), await administrator(room, "second"), new_token()
    made = await invite(first, "周敏", duty_of(role), token=token)
    await agree(second, made.invitation_id)
    staff_id, _ = await accepted(room, token)
    assert (await show_person(first, staff_id))[0].duty == duty_of(role)
    agreed = next(event for event in await told(urls) if event["act"] == "INVITATION_AGREED")
    assert agreed["actor"]["who"] == str(second.who.staff_id)


@pytest.mark.parametrize("role", DECIDING)
async def test_a_change_of_duty_is_no_way_around(room: StaffRoom, role: Role) -> None:
    crooked, puppet = await administrator(room, "crooked"), await person(room, "unit_clerk")
    with pytest.raises(TwoMustInvite) as refused:
        await change_duty(crooked, puppet.staff_id, duty_of(role))
    assert "邀请" in refused.value.sentence
    assert (await show_person(crooked, puppet.staff_id))[0].duty == puppet.duty


async def test_nor_is_more_to_decide_on_in_the_same_role(room: StaffRoom) -> None:
    crooked = await administrator(room, "crooked", scope="1401")
    supervisor, releaser = await person(room, "unit_supervisor"), await person(room, "draw_releaser")
    with pytest.raises(TwoMustInvite):
        await change_duty(crooked, supervisor.staff_id, duty_of("unit_supervisor", scope="1401"))
    with pytest.raises(TwoMustInvite):
        await change_duty(crooked, releaser.staff_id, Duty("draw_releaser", "140123", "140105", "notary"))
    await change_duty(crooked, supervisor.staff_id, supervisor.duty)  # the form sent back as it was
    await change_duty(crooked, supervisor.staff_id, duty_of("auditor"))


@pytest.mark.parametrize("role", DECIDING)
async def test_the_operator_begins_and_the_log_says_so(room: StaffRoom, urls: ServiceUrls, role: Role) -> None:
    await accepted(room, await invited(room, duty_of(role)))
    assert (await told(urls))[0]["actor"]["kind"] == "operator"
