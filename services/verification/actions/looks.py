"""Every look at a child's record has a purpose and is logged, twice, before anything is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from services.verification.actions.case_room import Sitting
from services.verification.actions.recording import note_case
from services.verification.domain.errors import PurposeNeeded
from services.verification.store.desk import HOLD, CaseOnDesk
from services.verification.store.views import FULL_FOR, CardView, log_view, views_of
from shared.codes.purposes import AUDIT, REVIEW, USUAL, purposes_of
from shared.contracts.staff import Role
from shared.database.sessions import WriteSession
from shared.errors import FieldProblem, InvalidInput

LONGEST_NOTE = 200
WAITING_FOR_PEOPLE = {"exception": USUAL, "refusal": REVIEW, "approval": REVIEW}
"""What somebody is for who opens a case in one of these states; every other state needs a purpose of its own."""


@dataclass(frozen=True)
class Stated:
    """What a record is opened for, as it was said: a code of purposes.csv, and words that are kept sealed."""

    purpose: str = ""
    note: str = ""


async def log_look(session: WriteSession, sitting: Sitting, case: CaseOnDesk, stated: Stated) -> list[CardView]:
    """Log this look and return all looks; a reload by the same person moments later is not a second look.

    Raises `PurposeNeeded` where the case waits for nobody and nothing was stated, `InvalidInput` for a purpose that
    this role cannot have.
    """
    views = list(await views_of(session, sitting.room.vault, case.key.unit_code, case.key.application_number))
    if not stated.purpose and _mine(views, sitting, FULL_FOR):
        return views
    purpose = stated.purpose or _usual(views, sitting, case)
    refuse_foreign_purpose(sitting, purpose)
    view = await write_view(session, sitting, case, Stated(purpose, stated.note), full_numbers=False)
    return [*views, view]


async def write_view(
    session: WriteSession, sitting: Sitting, case: CaseOnDesk, stated: Stated, *, full_numbers: bool
) -> CardView:
    """Write one look into the unit's own log and into the audit log."""
    key = case.key
    view = CardView(
        unit_code=key.unit_code,
        view_id=sitting.room.new_id(),
        application_number=key.application_number,
        clerk_id=sitting.who.staff_id,
        seen_at=sitting.now,
        purpose=stated.purpose,
        full_numbers=full_numbers,
        note=stated.note.strip(),
    )
    await log_view(session, sitting.room.vault, view)
    act = "FULL_NUMBERS_OPENED" if full_numbers else "CARD_OPENED"
    await note_case(session, sitting.acting, act, key, purpose=stated.purpose, view=str(view.view_id))
    return view


def refuse_foreign_purpose(sitting: Sitting, purpose: str) -> None:
    """Raise `InvalidInput` for a purpose that this role cannot have."""
    if purpose not in {one.code for one in purposes_of(sitting.who.role)}:
        raise InvalidInput((FieldProblem("purpose", "请选为什么看。", "PURPOSE_MISSING"),))


def refuse_long_note(note: str, *, needed: bool) -> None:
    """Raise `InvalidInput` where the words beside a purpose are missing or too many."""
    if (needed and not note.strip()) or len(note) > LONGEST_NOTE:
        sentence = f"请用一句话写明要看什么，最多 {LONGEST_NOTE} 个字。"
        raise InvalidInput((FieldProblem("note", sentence, "NOTE_MISSING"),))


def shows_full_numbers(views: Sequence[CardView], sitting: Sitting) -> bool:
    """Whether this member has just said what the full numbers are needed for."""
    return sitting.may_work and any(view.full_numbers for view in _mine(views, sitting, FULL_FOR))


def usual_purpose(role: Role) -> str:
    """Return what somebody of this role is for who opens what waits for people."""
    return AUDIT if role == "auditor" else USUAL


def _usual(views: Sequence[CardView], sitting: Sitting, case: CaseOnDesk) -> str:
    if not sitting.may_work:
        return usual_purpose(sitting.who.role)
    if case.approval_id is not None:
        return REVIEW
    if case.state in WAITING_FOR_PEOPLE:
        return WAITING_FOR_PEOPLE[case.state]
    before = _mine(views, sitting, HOLD)
    if not before:
        raise PurposeNeeded
    return before[-1].purpose


def _mine(views: Sequence[CardView], sitting: Sitting, within: timedelta) -> list[CardView]:
    who, since = sitting.who.staff_id, sitting.now - within
    return [view for view in views if view.clerk_id == who and view.seen_at > since]
