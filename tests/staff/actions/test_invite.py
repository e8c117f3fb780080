"""Who may invite whom to what; and the second administrator that a new phone takes."""

from datetime import timedelta
from typing import get_args

import pytest

from services.staff.actions.accept import Chosen, choose_password, read_invitation
from services.staff.actions.invite import agree, invite, invite_again, invite_again_as_operator, withdraw
from services.staff.actions.recognise import recognise
from services.staff.actions.room import Policy, Sitting, StaffRoom
from services.staff.domain.duty import DECIDING_ROLES, Duty
from services.staff.domain.errors import (
    ForAdministrators,
    InvitationGone,
    InvitationWaits,
    NoSuchAccount,
    NoSuchInvitation,
    NotOneself,
    OutsideScope,
    SecondPersonNeeded,
    SignInWrong,
)
from shared.codes.staff_roles import Role
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from shared.errors import InvalidInput
from shared.ids import new_id, new_token
from tests.builders.invitations import OPERATOR, PROOF, accepted
from tests.builders.staff import NOW, PASSWORD, SECRET, UNIT, duty_of, enter, person, room_over, sitting_of
from tests.staff.actions.logged import told


async def administrator(room: StaffRoom, name: str = "boss", *, scope: str = UNIT) -> Sitting:
    return sitting_of(room, await person(room, "administrator", name, scope=scope))


@pytest.mark.parametrize("role", get_args(Role))
async def test_an_administrator_invites_to_every_role(room: StaffRoom, role: Role) -> None:
    made = await invite(await administrator(room), "周敏", duty_of(role), token=new_token())
    assert made.expires_at == NOW + timedelta(hours=72)
    assert made.waits is (role in DECIDING_ROLES)


@pytest.mark.parametrize("role", [role for role in get_args(Role) if role != "administrator"])
async def test_nobody_else_does(room: StaffRoom, role: Role) -> None:
    sitting = sitting_of(room, await person(room, role))
    with pytest.raises(ForAdministrators):
        await invite(sitting, "周敏", duty_of("unit_clerk"), token=new_token())


@pytest.mark.parametrize("scope", ["140124", "1401", "14"])
async def test_an_administrator_invites_within_the_scope_only(room: StaffRoom, scope: str) -> None:
    with pytest.raises(OutsideScope):
        await invite(await administrator(room), "周敏", duty_of("unit_clerk", scope=scope), token=new_token())


@pytest.mark.parametrize(
    ("duty", "field"),
    [
        (Duty("draw_releaser", UNIT, UNIT, "notary"), "home_unit"),
        (Duty("draw_releaser", UNIT, "1401", "education"), "home_kind"),
        (Duty("draw_releaser", UNIT, "140105", "audit"), "home_kind"),
        (Duty("school_clerk", UNIT, UNIT, "school"), "school_code"),
        (Duty("unit_clerk", UNIT, UNIT, "education", "S01"), "school_code"),
        (Duty("unit_clerk", UNIT, "no", "education"), "home_unit"),
    ],
)
async def test_a_duty_that_cannot_be_is_refused_at_its_field(room: StaffRoom, duty: Duty, field: str) -> None:
    with pytest.raises(InvalidInput) as told_of:
        await invite(await administrator(room), "周敏", duty, token=new_token())
    assert [problem.field for problem in told_of.value.problems] == [field]


async def test_which_kinds_release_is_a_setting(staff_db: Database) -> None:
    room = room_over(staff_db, Policy(releaser_kinds=("notary",)))
    boss = await administrator(room)
    with pytest.raises(InvalidInput):
        await invite(boss, "周敏", Duty("draw_releaser", UNIT, "1401", "unit_above"), token=new_token())
    made = await invite(boss, "周敏", Duty("draw_releaser", UNIT, "140105", "notary"), token=new_token())
    assert made.waits


@pytest.mark.parametrize("name", ["", " ", "13934000521", "a" * 41, "周敏<script>"])
async def test_a_name_to_be_shown_is_a_name(room: StaffRoom, name: str) -> None:
    with pytest.raises(InvalidInput):
        await invite(await administrator(room), name, duty_of("unit_clerk"), token=new_token())


async def test_a_new_phone_takes_a_second_administrator(room: StaffRoom, urls: ServiceUrls) -> None:
    first, second = await administrator(room), await administrator(room, "second")
    zhao = await person(room)
    _, session = await enter(room, zhao)
    token = new_token()
    made = await invite_again(first, zhao.staff_id, token=token)
    assert made.waits
    with pytest.raises(InvitationWaits):
        await read_invitation(room, token, now=NOW)
    with pytest.raises(InvitationWaits):
        await choose_password(room, token, Chosen("thief", PASSWORD, SECRET, PROOF), now=NOW)
    with pytest.raises(SecondPersonNeeded):
        await agree(first, made.invitation_id)
    await agree(second, made.invitation_id)
    staff_id, _ = await accepted(room, token, name="chosen by a thief")
    assert staff_id == zhao.staff_id
    assert await recognise(room, session, now=NOW) is None
    with pytest.raises(SignInWrong):
        await enter(room, zhao, NOW + timedelta(minutes=2))  # the old phone is good for nothing
    events = {event["act"]: event for event in await told(urls)}
    assert events["STAFF_INVITED_AGAIN"]["details"]["staff"] == str(zhao.staff_id)
    assert events["INVITATION_AGREED"]["actor"]["who"] == str(second.who.staff_id)
    assert events["ACCOUNT_RENEWED"]["record"] == f"staff:{zhao.staff_id}"


async def test_nobody_invites_oneself_anew_or_agrees_to_it(room: StaffRoom) -> None:
    first, second = await administrator(room), await administrator(room, "second")
    with pytest.raises(NotOneself):
        await invite_again(first, first.who.staff_id, token=new_token())
    made = await invite_again(second, first.who.staff_id, token=new_token())
    with pytest.raises(SecondPersonNeeded):
        await agree(first, made.invitation_id)


async def test_the_operator_needs_no_second_administrator(room: StaffRoom) -> None:
    zhao, token = await person(room), new_token()
    assert not (await invite_again_as_operator(room, zhao.staff_id, token, OPERATOR)).waits
    assert (await accepted(room, token))[0] == zhao.staff_id
    with pytest.raises(NoSuchAccount):
        await invite_again_as_operator(room, new_id(), token, OPERATOR)


async def test_a_second_new_invitation_ends_the_first(room: StaffRoom) -> None:
    zhao, old, new = await person(room), new_token(), new_token()
    await invite_again_as_operator(room, zhao.staff_id, old, OPERATOR)
    await invite_again_as_operator(room, zhao.staff_id, new, OPERATOR)
    with pytest.raises(InvitationGone):
        await read_invitation(room, old, now=NOW)
    assert (await read_invitation(room, new, now=NOW)).renews


async def test_an_invitation_taken_back_is_gone(room: StaffRoom) -> None:
    boss, token = await administrator(room), new_token()
    made = await invite(boss, "周敏", duty_of("unit_clerk"), token=token)
    elsewhere = await administrator(room, "elsewhere", scope="140124")
    with pytest.raises(OutsideScope):
        await withdraw(elsewhere, made.invitation_id)
    await withdraw(boss, made.invitation_id)
    with pytest.raises(InvitationGone):
        await read_invitation(room, token, now=NOW)
    with pytest.raises(NoSuchInvitation):
        await withdraw(boss, made.invitation_id)


async def test_there_is_nothing_to_agree_to_where_nobody_decides_for_others(room: StaffRoom) -> None:
    first, second = await administrator(room), await administrator(room, "second")
    made = await invite(first, "周敏", duty_of("unit_clerk"), token=new_token())
    with pytest.raises(NoSuchInvitation):
        await agree(second, made.invitation_id)
