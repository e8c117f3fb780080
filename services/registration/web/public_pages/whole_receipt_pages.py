"""Check a whole receipt: whoever has the file may, nothing of it is kept, and the child is not shown."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.check_whole_receipt import WholeReceiptCheck, check_whole_receipt
from services.registration.actions.show_receipt import receipt_vkey
from services.registration.domain.application import State
from services.registration.domain.receipts.errors import ReceiptUnreadable
from services.registration.domain.status_words import WORDS
from services.registration.web.family_pages.paths import receipt_check_path, recreate_path
from services.registration.web.site import our_form
from services.registration.web.visitors import AnyVisitor, Visitor
from shared.web.faults import Faults
from shared.web.uploads import Sent, typed_with_files

router = APIRouter(prefix="/u/{unit}/check-receipt")
RECEIPT, RECEIPT_FILE, FORM_COPY = "receipt", "receipt_file", "form_copy_file"


@router.get("")
async def ask(visitor: AnyVisitor) -> Response:
    """Ask for the receipt."""
    return _page(visitor, None, Faults())


@router.post("", dependencies=[Depends(our_form)])
async def check(visitor: AnyVisitor) -> Response:
    """Say what holds and what does not."""
    sent = await typed_with_files(visitor.request, RECEIPT_FILE, FORM_COPY)
    kept = receipt_sent(sent)
    if not kept:
        return _page(visitor, None, Faults.of(ReceiptUnreadable()))
    found = await check_whole_receipt(visitor.tools, visitor.unit.unit_code, kept, sent.files.get(FORM_COPY))
    return _page(visitor, found, Faults())


def receipt_sent(sent: Sent) -> bytes:
    """Return the receipt of a form: the file, or what was pasted."""
    return sent.files.get(RECEIPT_FILE) or sent.fields.get(RECEIPT, "").encode()


def _page(visitor: Visitor, found: WholeReceiptCheck | None, faults: Faults) -> Response:
    unit_code = visitor.unit.unit_code
    stands = WORDS[State(found.here.state)].headline if found and found.here.state else ""
    return visitor.page(
        "check_receipt.html",
        found=found,
        stands=stands,
        path=receipt_check_path(unit_code),
        recreate=recreate_path(unit_code),
        vkeys=(receipt_vkey(visitor.tools, unit_code), visitor.tools.keys.log_vkey(visitor.tools.log.origin)),
        log="/log",
        faults=faults,
    )
