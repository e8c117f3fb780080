"""What registration asks on behalf of a family: everything that is held about its application."""

from typing import Annotated

from fastapi import APIRouter, Path

from services.verification.actions.case_room import CaseRoom, CaseSeen
from services.verification.actions.read_held import read_held
from shared.contracts import reads
from shared.contracts.messages import ApplicationNumber, UnitCode
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now


def held_routes(room: CaseRoom) -> APIRouter:
    """Return the routes, for `internal_api`, which asks for the service token."""
    router = APIRouter(responses=problem_responses(400, 401, 422))

    @router.get("/units/{unit}/applications/{number}/held")
    async def get_held(
        unit: Annotated[UnitCode, Path()], number: Annotated[ApplicationNumber, Path()], now: Now, full: bool = False
    ) -> reads.HeldByVerification:
        """Return what is held; `full` for the copy that a family demands."""
        return await read_held(room, CaseSeen(unit, number), full=full, now=now)

    return router
