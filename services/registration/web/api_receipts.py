"""JSON API: whether a receipt is genuine; nobody needs to sign in."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from services.registration.actions.check_receipt import check_receipt
from services.registration.web.api_callers import AppTools, UnitCode
from shared.web.problem_json import problem_responses

router = APIRouter(prefix="/units/{unit}/receipts", tags=["receipts"])


class ReceiptCheckAnswer(BaseModel):
    """Where it is genuine: whether a later version exists, and the state of the application; else nothing more."""

    genuine: bool
    superseded: bool
    state: str


@router.get("/{number}/{version}", responses=problem_responses(400, 422, 503))
async def check(
    unit: UnitCode,
    number: Annotated[str, Path(max_length=60)],
    version: Annotated[int, Path(ge=1, le=2**31 - 1)],
    fingerprint: Annotated[str, Query(max_length=64, description="the first 32 to 64 digits of the form's hash")],
    tools: AppTools,
) -> ReceiptCheckAnswer:
    """Say whether this receipt was given."""
    found = await check_receipt(tools, unit, number, version=version, fingerprint=fingerprint)
    return ReceiptCheckAnswer(genuine=found.genuine, superseded=found.superseded, state=found.state)
