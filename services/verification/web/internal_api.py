"""What other services ask of verification: rules, findings, counts; with the service token only."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.load_rules import load_rules
from services.verification.actions.read_finding import read_finding, summarise_cases
from services.verification.web.internal_held import held_routes
from services.verification.web.rules_in import RulesIn
from shared.audit_log.events import Acting, Actor
from shared.contracts import reads
from shared.contracts.messages import ApplicationNumber, UnitCode
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now, RequestNumber
from shared.web.service_token import require_service_token

Unit = Annotated[UnitCode, Path()]
Number = Annotated[ApplicationNumber, Path()]
SERVICE = Actor("service", "internal")
"""Whoever holds the service token."""


class SummaryOut(BaseModel):
    """How many cases stand where; `confirmed_by`, `silent` and `causes` split some of them up."""

    asking: int
    waiting: int
    exception: int
    refusal: int
    confirmed: int
    returned: int
    refused: int
    closed: int
    approval: int
    confirmed_by: dict[str, int]
    silent: dict[str, int]
    causes: dict[str, int]


def internal_api(room: CaseRoom, service_token: str) -> APIRouter:
    """Return the routes."""
    router = APIRouter(
        prefix="/internal",
        dependencies=[Depends(require_service_token(service_token))],
        responses=problem_responses(400, 401, 413, 422),
    )

    router.include_router(held_routes(room))

    @router.post("/units/{unit}/rules", responses=problem_responses(409))
    async def put_rules(unit: Unit, asked: RulesIn, now: Now, number: RequestNumber) -> dict[str, str]:
        """Make these the rules of a unit from now on; others than those in use only after two people agreed on them."""
        return {"sha256": await load_rules(room, asked.rules(unit), Acting(SERVICE, now, number))}

    @router.get("/units/{unit}/applications/{number}/finding", responses=problem_responses(404))
    async def get_finding(unit: Unit, number: Number) -> reads.FindingRead:
        """Return what holds about an application now."""
        return await read_finding(room, unit, number)

    @router.get("/units/{unit}/cases/summary")
    async def get_summary(unit: Unit) -> SummaryOut:
        """Return how many cases stand where."""
        found = await summarise_cases(room, unit)
        return SummaryOut(**found.states, confirmed_by=found.confirmed_by, silent=found.silent, causes=found.causes)

    return router
