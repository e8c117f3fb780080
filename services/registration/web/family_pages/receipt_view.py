"""What a receipt shows, on the screen and on paper."""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request

from services.registration.actions.show_receipt import FINGERPRINT_SHOWN, ReceiptView
from services.registration.domain.receipts.claimed import CLAIMED_WORDS
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.paths import unit_path
from services.registration.web.site import site_of
from shared.web.grouping import in_groups


@dataclass(frozen=True)
class ReceiptShown:
    """The receipt in words; `rows` are label, value and a smaller line.

    `check_url` is what its code leads to, `verifier` the SHA-256 of the program that recomputes draws.
    """

    number: str
    version: int
    received_at: datetime
    rows: tuple[tuple[str, str, str], ...]
    fingerprint: str
    pid: str
    verifier: str
    check_url: str
    file: str
    vkey: str


def receipt_shown(request: Request, view: ReceiptView, unit: Unit) -> ReceiptShown:
    """Return what is shown of a receipt."""
    about = view.receipt.statement
    half = about.form_hash.hex()[:FINGERPRINT_SHOWN]
    path = f"{unit_path(unit.unit_code)}/r/{about.application_number}/{about.version}/{half}/{view.mark}"
    return ReceiptShown(
        number=about.application_number,
        version=about.version,
        received_at=about.received_at,
        rows=tuple(_rows(view)),
        fingerprint=about.form_hash.hex(),
        pid=view.receipt.pid,
        verifier=about.verifier,
        check_url=f"{site_of(request).public_url}{path}",
        file=view.receipt.file.decode(),
        vkey=view.vkey,
    )


def _rows(view: ReceiptView) -> list[tuple[str, str, str]]:
    about = view.receipt.statement
    tail = f"身份证尾号 {view.id_number_tail}" if view.id_number_tail else "没有证件号码"
    rows = [("孩子", view.child_name, tail)]
    if about.together_with is not None:
        rows.append(("一起派位", f"报名号 {in_groups(about.together_with)}", ""))
    rows.append(("民办志愿", _choices(view) or "不报民办", ""))
    rows.append(("公办学位", "留着", ""))
    rows.append(("申报的类别", CLAIMED_WORDS[about.claimed], "您填的，核对以后才算数"))
    rows.append(("监护人", f"{view.guardian_name}　{view.guardian_phone_masked}", ""))
    return rows


def _choices(view: ReceiptView) -> str:
    if len(view.choices) == 1:
        return view.choices[0].name
    return "，".join(f"{place}. {choice.name}" for place, choice in enumerate(view.choices, start=1))
