"""The administrators' API: invitations and accounts within their scope; and how an invited person comes in."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from services.staff.actions.accept import Chosen, Proof, choose_password, prove_phone
from services.staff.actions.invite import Made, agree, invite, invite_again, withdraw
from services.staff.actions.people import change_duty, end_sessions, list_people, lock, unlock
from services.staff.actions.room import Sitting
from services.staff.domain.one_time_codes import address_of
from services.staff.domain.recovery_codes import COUNT, shown
from services.staff.store.accounts import Account
from services.staff.web.api_models import (
    AccountOut,
    AccountsOut,
    ChosenIn,
    CountOut,
    DutyIn,
    InvitationIn,
    InvitationOut,
    PhoneOut,
    ProofIn,
    RecoveryOut,
)
from services.staff.web.desk import Desk
from shared.ids import new_recovery_code, new_token, new_totp_secret
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now, RequestNumber


def invitations_api(desk: Desk) -> APIRouter:
    """Return the routes of inviting."""
    router = APIRouter(prefix="/api", responses=problem_responses(400, 401, 403, 413, 422))
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.post("/invitations", status_code=201)
    async def new(asked: InvitationIn, sitting: Here) -> InvitationOut:
        """Invite somebody; to decide for others, a second administrator must agree."""
        token = new_token()
        return _made(desk, token, await invite(sitting, asked.display_name, asked.duty, token=token))

    @router.post("/invitations/{invitation_id}/agree", status_code=204, responses=problem_responses(404))
    async def second(invitation_id: UUID, sitting: Here) -> None:
        """Agree that somebody comes in to decide for others, or sets password and phone anew."""
        await agree(sitting, invitation_id)

    @router.post("/invitations/{invitation_id}/withdraw", status_code=204, responses=problem_responses(404))
    async def back(invitation_id: UUID, sitting: Here) -> None:
        """Take an invitation back."""
        await withdraw(sitting, invitation_id)

    @router.post("/accounts/{staff_id}/invitation", status_code=201, responses=problem_responses(404))
    async def again(staff_id: UUID, sitting: Here) -> InvitationOut:
        """Invite somebody anew who lost the phone; a second administrator must agree."""
        token = new_token()
        return _made(desk, token, await invite_again(sitting, staff_id, token=token))

    return router


def accounts_api(desk: Desk) -> APIRouter:
    """Return the routes of looking after accounts."""
    router = APIRouter(prefix="/api/accounts", responses=problem_responses(400, 401, 403, 404, 413, 422))
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def accounts(sitting: Here) -> AccountsOut:
        """List the accounts within the scope."""
        return AccountsOut(accounts=[_account(one) for one in (await list_people(sitting)).accounts])

    @router.post("/{staff_id}/lock", status_code=204)
    async def close(staff_id: UUID, sitting: Here) -> None:
        """Lock an account."""
        await lock(sitting, staff_id)

    @router.post("/{staff_id}/unlock", status_code=204)
    async def reopen(staff_id: UUID, sitting: Here) -> None:
        """Unlock an account."""
        await unlock(sitting, staff_id)

    @router.post("/{staff_id}/sessions/end")
    async def out(staff_id: UUID, sitting: Here) -> CountOut:
        """End every session of somebody."""
        return CountOut(ended=await end_sessions(sitting, staff_id))

    @router.put("/{staff_id}/duty", status_code=204)
    async def duty(staff_id: UUID, asked: DutyIn, sitting: Here) -> None:
        """Give somebody another role or scope; one that decides for others takes an invitation instead."""
        await change_duty(sitting, staff_id, asked.duty)

    return router


def enrolment_api(desk: Desk) -> APIRouter:
    """Return the routes of accepting an invitation; nobody is signed in here."""
    router = APIRouter(prefix="/api/enrolments", responses=problem_responses(400, 404, 409, 413, 422))

    @router.post("")
    async def choose(asked: ChosenIn, now: Now) -> PhoneOut:
        """Choose name and password; get the secret for the phone."""
        typed = Chosen(asked.name, asked.password, new_totp_secret(), new_token(), asked.proof or "")
        begun = await choose_password(desk.room, asked.invitation, typed, now=now)
        return PhoneOut(secret=begun.secret, address=address_of(begun.secret, begun.name), proof=begun.proof)

    @router.post("/proof", status_code=201)
    async def prove(asked: ProofIn, now: Now, request: RequestNumber) -> RecoveryOut:
        """Prove the phone; the account opens, and the recovery codes are shown once."""
        codes = [new_recovery_code() for _ in range(COUNT)]
        await prove_phone(desk.room, asked.invitation, Proof(asked.code, asked.proof, codes, now, request))
        return RecoveryOut(recovery_codes=[shown(code) for code in codes])

    return router


def invitation_url(desk: Desk, token: str) -> str:
    """Return the address that an invited person opens."""
    return f"{desk.reached.public_url}/invitation/{token}"


def _made(desk: Desk, token: str, made: Made) -> InvitationOut:
    return InvitationOut(
        invitation_id=made.invitation_id,
        invitation=token,
        url=invitation_url(desk, token),
        expires_at=made.expires_at,
        waits=made.waits,
    )


def _account(one: Account) -> AccountOut:
    duty = one.duty
    return AccountOut(
        staff_id=one.staff_id,
        name=one.name,
        display_name=one.display_name,
        role=duty.role,
        scope=duty.scope,
        home_unit=duty.home_unit,
        home_kind=duty.home_kind,
        school_code=duty.school_code,
        locked=one.locked_at is not None,
    )
