"""我帮别人办: somebody sees who asks for help, answers, and turns to that family's registration and back."""

from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.answer_help import answer_help
from services.registration.actions.begin_help import begin_help, end_help
from services.registration.actions.list_help import AskedView, list_helping
from services.registration.domain.helping import Standing
from services.registration.domain.helping_terms import MAY, MAY_NOT
from services.registration.web.family_pages.paths import helping_path, mine_path
from services.registration.web.site import our_form
from services.registration.web.visitors import SignedInSelf

router = APIRouter(prefix="/u/{unit}/helping")


@router.get("")
async def show_helping(own: SignedInSelf) -> Response:
    """Show who asks this phone for help, and for whom it acts."""
    asked = await list_helping(own.tools, own.visit)
    acting = own.caller.helps.grant if own.caller.helps else ""
    unit_code = own.unit.unit_code
    return own.page(
        "helping.html",
        asking=_those(asked, Standing.ASKED),
        live=_those(asked, Standing.LIVE),
        acting=acting,
        over=next((one.grant.guardian_name for one in asked if one.grant.grant == acting and not _lives(one)), ""),
        may=MAY,
        may_not=MAY_NOT,
        path=helping_path(unit_code),
        mine=mine_path(unit_code),
    )


@router.post("/stop", dependencies=[Depends(our_form)])
async def stop(own: SignedInSelf) -> Response:
    """Turn back to one's own registration."""
    await end_help(own.tools, own.caller)
    return own.to(mine_path(own.unit.unit_code))


@router.post("/{grant}/accept", dependencies=[Depends(our_form)])
async def accept(own: SignedInSelf, grant: UUID) -> Response:
    """Say yes."""
    await answer_help(own.tools, own.visit, str(grant), accepted=True)
    return own.to(helping_path(own.unit.unit_code))


@router.post("/{grant}/decline", dependencies=[Depends(our_form)])
async def decline(own: SignedInSelf, grant: UUID) -> Response:
    """Say no."""
    await answer_help(own.tools, own.visit, str(grant), accepted=False)
    return own.to(helping_path(own.unit.unit_code))


@router.post("/{grant}/begin", dependencies=[Depends(our_form)])
async def begin(own: SignedInSelf, grant: UUID) -> Response:
    """Turn to that family's registration."""
    await begin_help(own.tools, own.visit, own.caller, str(grant))
    return own.to(mine_path(own.unit.unit_code))


def _lives(one: AskedView) -> bool:
    return one.standing is Standing.LIVE


def _those(asked: tuple[AskedView, ...], standing: Standing) -> tuple[AskedView, ...]:
    return tuple(one for one in asked if one.standing is standing)
