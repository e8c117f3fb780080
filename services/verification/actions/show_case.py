"""Opens the card of one case; every look is logged with its purpose before anything is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.load_case import LoadedCase, load_case
from services.verification.actions.looks import (
    Stated,
    log_look,
    refuse_foreign_purpose,
    refuse_long_note,
    shows_full_numbers,
    write_view,
)
from services.verification.actions.people import people_of, refuse_kin
from services.verification.actions.recording import note_case
from services.verification.actions.requests import OpenRequest, open_request
from services.verification.domain.errors import CaseRecused
from services.verification.store.checks import CheckMark, marks_of
from services.verification.store.desk import hold_case, let_go_of_kin
from services.verification.store.findings import StoredFinding, findings_of
from services.verification.store.refusals import ProposedRefusal, proposed_refusal
from services.verification.store.staff import names_of, note_staff
from services.verification.store.views import CardView
from shared.database.sessions import WriteSession

UNSTATED = Stated()


@dataclass(frozen=True)
class Card:
    """One case as its card shows it."""

    case: LoadedCase
    marks: Sequence[CheckMark]
    findings: Sequence[StoredFinding]
    views: Sequence[CardView]
    names: dict[UUID, str]
    """Display names of everybody on the card."""
    refusal: ProposedRefusal | None
    request: OpenRequest | None
    """What waits for a second person."""
    full_numbers: bool
    """Whether this member has just said what the full numbers are needed for."""
    masked: bool
    """Whether this is an auditor's card: everything personal is hidden."""


async def show_case(sitting: Sitting, seen: CaseSeen, stated: Stated = UNSTATED) -> Card:
    """Return the card; raises `NotYourRole`, `CaseNotFound`, `CaseRecused`, `PurposeNeeded`, `InvalidInput`."""
    sitting.must_read(seen.unit_code)
    refuse_long_note(stated.note, needed=False)
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        case = await load_case(session, sitting.room, seen, now=sitting.now)
        closed = sitting.who.is_kin_of(*people_of(sitting.room.vault, case.claim))
        if closed:
            await let_go_of_kin(session, sitting.who)
            await note_case(session, sitting.acting, "RECUSED_TURNED_AWAY", case.on_desk.key)
        else:
            card = await _card(session, sitting, case, stated)
    if closed:
        raise CaseRecused
    return card


async def ask_full_numbers(sitting: Sitting, seen: CaseSeen, stated: Stated) -> None:
    """Note what this clerk needs the full numbers of a case for; they are shown for five minutes."""
    sitting.must_work(seen.unit_code)
    refuse_foreign_purpose(sitting, stated.purpose)
    refuse_long_note(stated.note, needed=True)
    async with sitting.room.db.transaction(sitting.who.scope) as session:
        case = await load_case(session, sitting.room, seen, now=sitting.now)
        refuse_kin(sitting, case.claim)
        await write_view(session, sitting, case.on_desk, stated, full_numbers=True)


async def _card(session: WriteSession, sitting: Sitting, case: LoadedCase, stated: Stated) -> Card:
    room, key = sitting.room, case.on_desk.key
    views = await log_look(session, sitting, case.on_desk, stated)
    await note_staff(session, sitting.who)
    if sitting.may_work:
        await hold_case(session, case.on_desk, sitting.who, sitting.now)
    findings = await findings_of(session, room.vault, key.unit_code, key.application_number)
    refusal = await proposed_refusal(session, room.vault, key) if case.on_desk.state == "refusal" else None
    request = await open_request(session, room, case.on_desk)
    people = _staff_on(case, views, findings)
    people |= ({refusal.proposed_by} if refusal else set()) | ({request.approval.asked_by} if request else set())
    return Card(
        case=case,
        marks=await marks_of(session, key),
        findings=findings,
        views=views,
        names=await names_of(session, people),
        refusal=refusal,
        request=request,
        full_numbers=shows_full_numbers(views, sitting),
        masked=not sitting.may_work,
    )


def _staff_on(case: LoadedCase, views: Sequence[CardView], findings: Sequence[StoredFinding]) -> set[UUID]:
    ids = {view.clerk_id for view in views}
    ids |= {one for found in findings for one in (found.clerk_id, found.second_clerk_id) if one}
    return ids | ({case.on_desk.assigned_to} if case.on_desk.assigned_to else set())
