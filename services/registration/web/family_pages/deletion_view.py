"""The pages that ask once more: what a deletion means and when it can be, and what a person should correct."""

from dataclasses import dataclass
from uuid import UUID

from services.registration.domain.application import ENDED
from services.registration.domain.kept import Kept
from services.registration.domain.rights.deletion import ANSWER_WITHIN, Reason, Ruling, Verdict
from services.registration.domain.status import StatusView
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.paths import application_path, data_path
from shared.web.moments import full_day


@dataclass(frozen=True)
class AskingPage:
    """What every page that sends a request carries: its identifier, and the words typed before."""

    request: str
    words: str


@dataclass(frozen=True)
class DeletionPage:
    """What the page 删除资料 shows. `at_once`: the rule would grant it; `by_withdrawing`: after taking it back."""

    number: str
    at_once: bool
    erased: bool
    by_withdrawing: bool
    on_the_roster: bool
    kept_until: str
    days: int
    asking: AskingPage
    action: str
    back: str


@dataclass(frozen=True)
class CorrectionPage:
    """What the page 请工作人员改 shows."""

    number: str
    child: str
    days: int
    asking: AskingPage
    action: str
    back: str


def asking_page(request_id: UUID, words: str) -> AskingPage:
    """Return what the page carries."""
    return AskingPage(str(request_id), words)


def deletion_page(kept: Kept, ruling: Ruling, unit: Unit, asking: AskingPage) -> DeletionPage:
    """Return the page, for what the rule says now."""
    on_the_roster = ruling.reason is Reason.ON_THE_ROSTER
    return DeletionPage(
        number=kept.number,
        at_once=ruling.verdict is Verdict.GRANTED,
        erased=kept.erased_at is not None,
        by_withdrawing=ruling.verdict is not Verdict.GRANTED and not on_the_roster and kept.state not in ENDED,
        on_the_roster=on_the_roster,
        kept_until="" if ruling.kept_until is None else full_day(ruling.kept_until),
        days=ANSWER_WITHIN.days,
        asking=asking,
        action=f"{application_path(unit.unit_code, kept.number)}/delete",
        back=data_path(unit.unit_code, kept.number),
    )


def correction_page(status: StatusView, unit: Unit, asking: AskingPage) -> CorrectionPage:
    """Return the page."""
    number = status.application_number
    return CorrectionPage(
        number=number,
        child=status.child_name,
        days=ANSWER_WITHIN.days,
        asking=asking,
        action=f"{application_path(unit.unit_code, number)}/ask",
        back=data_path(unit.unit_code, number),
    )
