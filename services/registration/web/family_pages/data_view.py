"""The page of everything that is held about one application, in words, masked as the ux guide says (section 7)."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.actions.list_helpers_named import HelperLine
from services.registration.actions.see_my_data import MyData
from services.registration.domain.rights.my_data import ReceiptLine
from services.registration.domain.status import NAME_DELETED
from services.registration.domain.status_words import ACTS, WORDS
from services.registration.domain.unit import Unit
from services.registration.store.data_requests import DataRequest
from services.registration.web.family_pages.check_view import Section, form_sections
from services.registration.web.family_pages.choice_view import lot_name
from services.registration.web.family_pages.paths import application_path, data_path, mine_path, my_data_path
from services.registration.web.family_pages.request_view import request_line
from shared.contracts.reads import HeldByVerification
from shared.web.moments import full_day

NOBODY = "系统"


@dataclass(frozen=True)
class RequestLine:
    """One request in a list."""

    href: str
    words: str
    when: datetime
    answer: str


@dataclass(frozen=True)
class DataPage:
    """What the page shows."""

    number: str
    child: str
    erased_at: datetime | None
    headline: str
    sections: tuple[Section, ...]
    choices: tuple[str, ...]
    held: HeldByVerification | None
    acts: tuple[tuple[str, datetime], ...]
    receipts: tuple[ReceiptLine, ...]
    helpers: tuple[HelperLine, ...]
    requests: tuple[RequestLine, ...]
    kept_until: str
    may_correct: bool
    path: str
    data: str
    mine: str
    my_data: str


def data_page(found: MyData, unit: Unit, *, may_correct: bool) -> DataPage:
    """Return the page."""
    own, kept = found.own, found.own.kept
    return DataPage(
        number=kept.number,
        child=own.form.get("name", NAME_DELETED),
        erased_at=kept.erased_at,
        headline=WORDS[kept.state].headline,
        sections=form_sections(own.form, own.one_guardian_reason, unit) if own.form else (),
        choices=tuple(lot_name(lot, unit) for lot in kept.choices),
        held=found.held,
        acts=tuple((ACTS.get(act.act, act.act), act.at) for act in own.acts),
        receipts=own.receipts,
        helpers=found.helpers,
        requests=tuple(line(one, unit) for one in found.requests if one.kind.value != "see"),
        kept_until="" if own.kept_until is None else full_day(own.kept_until),
        may_correct=may_correct,
        path=application_path(unit.unit_code, kept.number),
        data=data_path(unit.unit_code, kept.number),
        mine=mine_path(unit.unit_code),
        my_data=my_data_path(unit.unit_code),
    )


def line(one: DataRequest, unit: Unit) -> RequestLine:
    """Return one request as a line of a list."""
    href, words, answer = request_line(one, unit)
    return RequestLine(href, words, one.asked_at, answer)
