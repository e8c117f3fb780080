"""Opens the card of one case; every look is logged with its purpose before anything is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.load_case import LoadedCase, load_case, refuse_out_of_scope
from services.verification.store.checks import CheckMark, marks_of
from services.verification.store.clerks import names_of
from services.verification.store.desk import hold_case
from services.verification.store.findings import StoredFinding, findings_of
from services.verification.store.refusals import ProposedRefusal, proposed_refusal
from services.verification.store.views import FULL_FOR, CardView, log_view, views_of
from shared.database.sessions import WriteSession
from shared.errors import FieldProblem, InvalidInput

USUAL_PURPOSE = "核对报名材料"
LONGEST_PURPOSE = 200


@dataclass(frozen=True)
class Card:
    """One case as its card shows it."""

    case: LoadedCase
    marks: Sequence[CheckMark]
    findings: Sequence[StoredFinding]
    views: Sequence[CardView]
    names: dict[UUID, str]
    """Display names of every clerk on the card."""
    proposal: ProposedRefusal | None
    full_numbers: bool
    """Whether this clerk has just said what the full numbers are needed for."""


async def show_case(sitting: Sitting, seen: CaseSeen) -> Card:
    """Return the card; raises `CaseNotFound`."""
    refuse_out_of_scope(sitting.who, seen.unit_code)
    room = sitting.room
    async with room.db.transaction() as session:
        case = await load_case(session, room, seen, now=sitting.now)
        await hold_case(session, case.on_desk, sitting.who, sitting.now)
        views = await _log_look(session, sitting, seen)
        findings = await findings_of(session, room.vault, seen.unit_code, seen.number)
        proposal = await proposed_refusal(session, room.vault, case.on_desk.key)
        return Card(
            case=case,
            marks=await marks_of(session, case.on_desk.key),
            findings=findings,
            views=views,
            names=await names_of(session, _clerks(case, views, findings, proposal)),
            proposal=proposal if case.on_desk.state == "refusal" else None,
            full_numbers=any(view.full_numbers for view in _looks_just_now(views, sitting)),
        )


async def ask_full_numbers(sitting: Sitting, seen: CaseSeen, purpose: str) -> None:
    """Note what this clerk needs the full numbers of a case for; they are shown for five minutes."""
    refuse_out_of_scope(sitting.who, seen.unit_code)
    if not purpose.strip() or len(purpose) > LONGEST_PURPOSE:
        sentence = f"请写看完整证件号的目的，一句话就行，最多 {LONGEST_PURPOSE} 个字。"
        raise InvalidInput((FieldProblem("purpose", sentence, "PURPOSE_MISSING"),))
    async with sitting.room.db.transaction() as session:
        await load_case(session, sitting.room, seen, now=sitting.now)
        await log_view(session, _view(sitting, seen, purpose.strip(), full_numbers=True))


async def _log_look(session: WriteSession, sitting: Sitting, seen: CaseSeen) -> list[CardView]:
    """Log this look unless the same clerk looked a moment ago: a reload is not a second look."""
    views = list(await views_of(session, seen.unit_code, seen.number))
    if not _looks_just_now(views, sitting):
        view = _view(sitting, seen, USUAL_PURPOSE, full_numbers=False)
        await log_view(session, view)
        views.append(view)
    return views


def _view(sitting: Sitting, seen: CaseSeen, purpose: str, *, full_numbers: bool) -> CardView:
    view_id, who = sitting.room.new_id(), sitting.who.clerk_id
    return CardView(seen.unit_code, view_id, seen.number, who, sitting.now, purpose, full_numbers)


def _looks_just_now(views: Sequence[CardView], sitting: Sitting) -> list[CardView]:
    who, since = sitting.who.clerk_id, sitting.now - FULL_FOR
    return [view for view in views if view.clerk_id == who and view.seen_at > since]


def _clerks(
    case: LoadedCase,
    views: Sequence[CardView],
    findings: Sequence[StoredFinding],
    proposal: ProposedRefusal | None,
) -> set[UUID]:
    ids = {view.clerk_id for view in views}
    ids |= {one for found in findings for one in (found.clerk_id, found.second_clerk_id) if one}
    ids |= {case.on_desk.assigned_to} if case.on_desk.assigned_to else set()
    return ids | ({proposal.proposed_by} if proposal else set())
