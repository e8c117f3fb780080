"""Whether a receipt is genuine: what the code on it leads to, without signing in and without a name."""

from fastapi import APIRouter
from starlette.responses import Response

from services.registration.actions.check_receipt import check_receipt
from services.registration.domain.application import State
from services.registration.domain.status_words import WORDS
from services.registration.web.visitors import AnyVisitor

router = APIRouter(prefix="/u/{unit}/r")


@router.get("/{number}/{version}/{fingerprint}")
async def check(visitor: AnyVisitor, number: str, version: int, fingerprint: str) -> Response:
    """Say whether this receipt was given, whether a later one exists, and where the process stands."""
    unit_code = visitor.unit.unit_code
    found = await check_receipt(visitor.tools, unit_code, number, version=version, fingerprint=fingerprint)
    stands = WORDS[State(found.state)].headline if found.genuine else ""
    return visitor.page(
        "receipt_check.html",
        status=200 if found.genuine else 404,
        found=found,
        stands=stands,
        number=number,
        version=version,
    )
