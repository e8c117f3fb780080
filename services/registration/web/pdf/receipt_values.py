"""What the template of the receipt is given: texts only, ready to be set."""

from importlib.resources import files

from services.registration.domain.unit import Unit
from services.registration.web.family_pages.receipt_view import ReceiptShown
from shared.canonical import Json
from shared.web.grouping import fingerprint_rows, in_groups
from shared.web.moments import stamp
from shared.web.qr import qr_file


def receipt_template() -> bytes:
    """Return the template."""
    return files("services.registration.web.pdf").joinpath("receipt.typ").read_bytes()


def receipt_values(shown: ReceiptShown, unit: Unit) -> dict[str, Json]:
    """Return the values for it."""
    rows: list[Json] = [[label, value, small] for label, value, small in shown.rows]
    digits: list[Json] = [
        [str(place), *groups] for place, groups in enumerate(fingerprint_rows(shown.fingerprint), start=1)
    ]
    lines: list[Json] = [line for line in shown.file.splitlines() if line]
    return {
        "title": "报名回执",
        "authority": unit.authority,
        "phone": unit.phone,
        "received": stamp(shown.received_at),
        "version": shown.version,
        "shown": in_groups(shown.number),
        "rows": rows,
        "code": qr_file(shown.check_url),
        "fingerprint": digits,
        "pid": shown.pid,
        "verifier": shown.verifier,
        "note": lines,
        "file": shown.file,
    }
