"""Whether a receipt is genuine: what the code on it leads to, without signing in and without a name."""

from fastapi import APIRouter
from starlette.responses import Response

from services.registration.actions.check_receipt import CodeOnReceipt, ReceiptCheck, check_receipt
from services.registration.domain.application import State
from services.registration.domain.status_words import WORDS
from services.registration.web.family_pages.paths import receipt_check_path, recreate_path
from services.registration.web.visitors import AnyVisitor, Visitor

router = APIRouter(prefix="/u/{unit}/r")


@router.get("/{number}/{version}/{fingerprint}/{mark}")
async def check(visitor: AnyVisitor, number: str, version: int, fingerprint: str, mark: str) -> Response:
    """Say whether this receipt was given, whether a later one exists, and where the process stands."""
    return await _answer(visitor, CodeOnReceipt(number, version, fingerprint, mark))


@router.get("/{number}/{version}/{fingerprint}")
async def check_unmarked(visitor: AnyVisitor, number: str, version: int, fingerprint: str) -> Response:
    """Answer for an address whose end was lost: as before, but a receipt whose application is gone is not known."""
    return await _answer(visitor, CodeOnReceipt(number, version, fingerprint))


async def _answer(visitor: Visitor, code: CodeOnReceipt) -> Response:
    found = await check_receipt(visitor.tools, visitor.unit.unit_code, code)
    return visitor.page(
        "receipt_check.html",
        status=200 if found.genuine else 404,
        found=found,
        stands=_stands(found),
        recreate=recreate_path(visitor.unit.unit_code),
        whole=receipt_check_path(visitor.unit.unit_code),
        number=code.number,
        version=code.version,
    )


def _stands(found: ReceiptCheck) -> str:
    return WORDS[State(found.state)].headline if found.state else ""
