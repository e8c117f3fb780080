"""JSON API: whether a receipt is genuine; nobody needs to sign in."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from services.registration.actions.check_receipt import CodeOnReceipt, check_receipt
from services.registration.web.api_callers import AppTools, UnitCode
from shared.web.problem_json import problem_responses

router = APIRouter(prefix="/units/{unit}/receipts", tags=["receipts"])


class ReceiptCheckAnswer(BaseModel):
    """Where it is genuine: whether a later version exists, and the state of the application; else nothing more.

    `missing`: the receipt is genuine by its mark, and no application with this content is kept.
    """

    genuine: bool
    superseded: bool
    state: str
    missing: bool


class CodeQuery(BaseModel):
    """What stands in the address of a receipt's code after number and version."""

    fingerprint: Annotated[str, Field(max_length=64, description="the first 32 to 64 digits of the form's hash")]
    mark: Annotated[str, Field(max_length=16, description="the last part of the address in the receipt's code")] = ""


@router.get("/{number}/{version}", responses=problem_responses(400, 422, 503))
async def check(
    unit: UnitCode,
    number: Annotated[str, Path(max_length=60)],
    version: Annotated[int, Path(ge=1, le=2**31 - 1)],
    code: Annotated[CodeQuery, Query()],
    tools: AppTools,
) -> ReceiptCheckAnswer:
    """Say whether this receipt was given."""
    found = await check_receipt(tools, unit, CodeOnReceipt(number, version, code.fingerprint, code.mark))
    return ReceiptCheckAnswer.model_validate(found, from_attributes=True)
