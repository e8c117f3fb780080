"""An administrator who was shut out, or whose colleague rose, and the invitations that are still in a drawer."""

from datetime import timedelta

import pytest

from services.staff.actions.accept import read_invitation
from services.staff.actions.invite import agree, invite, invite_again
from services.staff.actions.people import change_duty, lock
from services.staff.actions.room import Sitting, StaffRoom
from services.staff.domain.duty import Duty, problems_of
from services.staff.domain.errors import InvitationGone
from shared.database.provision import ServiceUrls
from shared.ids import new_token
from tests.builders.invitations import accepted
from tests.builders.staff import NOW, UNIT, duty_of, later, person, sitting_of
from tests.staff.actions.logged import acts


async def administrator(room: StaffRoom, name: str, *, scope: str = UNIT) -> Sitting:
    return sitting_of(room, await person(room, "administrator", name, scope=scope))


async def test_who_is_locked_out_does_not_come_back_by_an_own_invitation(room: StaffRoom, urls: ServiceUrls) -> None:
    crooked, honest = await administrator(room, "crooked"), await administrator(room, "honest")
    token = new_token()
    made = await invite(crooked, "周敏", duty_of("administrator"), token=token)
    await agree(honest, made.invitation_id)
    await lock(honest, crooked.who.staff_id)
    with pytest.raises(InvitationGone):
        await accepted(room, token)
    assert (await acts(urls))[-2:] == ["ACCOUNT_LOCKED", "INVITATION_WITHDRAWN"]


async def test_who_is_no_administrator_any_more_does_not_let_anybody_in(room: StaffRoom) -> None:
    crooked, honest = await administrator(room, "crooked"), await administrator(room, "honest")
    token = new_token()
    await invite(crooked, "周敏", duty_of("draw_officer"), token=token)
    await change_duty(honest, crooked.who.staff_id, duty_of("auditor"))
    with pytest.raises(InvitationGone):
        await accepted(room, token)


async def test_a_renewal_agreed_in_the_county_does_not_open_an_account_of_the_province(room: StaffRoom) -> None:
    one, two = await administrator(room, "one"), await administrator(room, "two")
    above = await administrator(room, "above", scope="14")
    rising, token = await person(room, "unit_clerk", "rising"), new_token()
    made = await invite_again(one, rising.staff_id, token=token)
    await agree(two, made.invitation_id)
    await change_duty(above, rising.staff_id, Duty("unit_clerk", "14", "14"))
    with pytest.raises(InvitationGone):
        await accepted(room, token, "rising", now=NOW + timedelta(minutes=1))


async def test_others_invitations_stay(room: StaffRoom) -> None:
    crooked, honest = await administrator(room, "crooked"), await administrator(room, "honest")
    token = new_token()
    await invite(honest, "周敏", duty_of("unit_clerk"), token=token)
    await lock(later(honest, minutes=1), crooked.who.staff_id)
    assert (await read_invitation(room, token, now=NOW + timedelta(minutes=2))).role == "unit_clerk"


@pytest.mark.parametrize("cut_short", ["14012", "140"])
def test_a_releaser_of_the_unit_does_not_come_from_outside_by_a_code_cut_short(cut_short: str) -> None:
    (problem,) = problems_of(Duty("draw_releaser", UNIT, cut_short, "notary"), ("notary",))
    assert (problem.field, problem.code) == ("home_unit", "HOME_UNIT_WRONG")
