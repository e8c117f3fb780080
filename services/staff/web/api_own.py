"""The API of everybody's own account: sign in and out, who am I, password, recovery codes, relatives."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from services.staff.actions.declare_kin import Kinship, name_kin, say_no_kin, show_kin
from services.staff.actions.own_account import change_password, end_other_sessions, renew_recovery_codes
from services.staff.actions.recognise import member
from services.staff.actions.room import Sitting
from services.staff.actions.sign_in import Credentials, sign_in
from services.staff.domain.kin import label_of
from services.staff.domain.recovery_codes import COUNT, shown
from services.staff.web.api_models import (
    CountOut,
    KinIn,
    KinOut,
    MeOut,
    NewPasswordIn,
    PasswordIn,
    RecoveryOut,
    SessionOut,
    SignInIn,
)
from services.staff.web.desk import Desk, address_of
from shared.contracts.staff import StaffMember
from shared.ids import new_recovery_code
from shared.web.problem_json import problem_responses


def door_api(desk: Desk) -> APIRouter:
    """Return the routes of coming and going."""
    router = APIRouter(prefix="/api", responses=problem_responses(400, 413, 422))

    @router.post("/sign-in", responses=problem_responses(403, 429))
    async def come_in(asked: SignInIn, request: Request) -> SessionOut:
        """Begin a session."""
        visit = desk.visit(request)
        typed = Credentials(asked.name, asked.password, asked.code, address_of(request))
        entered = await sign_in(desk.room, typed, visit)
        who = member(entered.account, entered.ends_at, ())
        answered = await show_kin(Sitting(desk.room, who, visit.now, visit.request))
        return SessionOut(session=visit.new.token, **_me(who, answered))

    @router.post("/sign-out", status_code=204)
    async def leave(request: Request) -> None:
        """End the session of the header."""
        if token := desk.door.token(request):
            await desk.door.directory.sign_out(token)

    return router


def own_api(desk: Desk) -> APIRouter:
    """Return the routes of the own account."""
    router = APIRouter(prefix="/api", responses=problem_responses(400, 401, 413, 422))
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("/me")
    async def me(sitting: Here) -> MeOut:
        """Say who is signed in."""
        return MeOut(**_me(sitting.who, await show_kin(sitting)))

    @router.post("/me/password", status_code=204, responses=problem_responses(409, 429))
    async def password(asked: NewPasswordIn, sitting: Here, request: Request) -> None:
        """Change the password; other sessions end."""
        token = desk.door.token(request) or ""
        await change_password(sitting, present=asked.password, new=asked.new_password, token=token)

    @router.post("/me/recovery-codes", responses=problem_responses(409, 429))
    async def recovery_codes(asked: PasswordIn, sitting: Here) -> RecoveryOut:
        """Replace the recovery codes; these are shown once."""
        codes = [new_recovery_code() for _ in range(COUNT)]
        await renew_recovery_codes(sitting, present=asked.password, codes=codes)
        return RecoveryOut(recovery_codes=[shown(code) for code in codes])

    @router.post("/me/sessions/end")
    async def everywhere(sitting: Here) -> CountOut:
        """Sign out everywhere, here too."""
        return CountOut(ended=await end_other_sessions(sitting, token=None))

    return router


def kin_api(desk: Desk) -> APIRouter:
    """Return the routes of naming people to keep away from (回避)."""
    router = APIRouter(prefix="/api/kin", responses=problem_responses(400, 401, 413, 422))
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def kin(sitting: Here) -> KinOut:
        """Say what was named for this season."""
        return _kin(await show_kin(sitting))

    @router.post("", responses=problem_responses(409))
    async def name(asked: KinIn, sitting: Here) -> KinOut:
        """Name people to keep away from."""
        await name_kin(sitting, asked.relation, asked.numbers)
        return _kin(await show_kin(sitting))

    @router.post("/none")
    async def nobody(sitting: Here) -> KinOut:
        """Say that there is nobody."""
        await say_no_kin(sitting)
        return _kin(await show_kin(sitting))

    return router


def _me(who: StaffMember, kinship: Kinship) -> dict[str, object]:
    return who.model_dump(exclude={"kin"}) | {"kin_answered": kinship.answered_at is not None}


def _kin(kinship: Kinship) -> KinOut:
    labels = [label_of(one.relation, one.number) for one in kinship.named]
    return KinOut(season=kinship.season, answered_at=kinship.answered_at, named=labels)
