"""Holds a case for the one who decides about it, and refuses whoever may not, or looked at something else."""

from services.verification.actions.case_room import CaseShown, Sitting
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.load_case import LoadedCase, load_case
from services.verification.actions.people import refuse_kin
from services.verification.domain.errors import CaseNotOpen, CaseTaken, EvidenceMovedOn, VersionMovedOn
from services.verification.store.staff import COLLEAGUE, names_of, note_staff
from shared.database.sessions import WriteSession


async def open_for_decision(
    session: WriteSession, sitting: Sitting, shown: CaseShown, *, state: str = "exception"
) -> LoadedCase:
    """Lock the case and return it; raises where it is not this member's to decide now."""
    sitting.must_work(shown.unit_code)
    case = await load_case(session, sitting.room, shown, now=sitting.now, lock=True)
    refuse_kin(sitting, case.claim)
    on_desk = case.on_desk
    if shown.version != on_desk.key.version:
        raise VersionMovedOn
    if on_desk.state != state:
        raise CaseNotOpen(on_desk.state)
    if on_desk.in_other_hands(sitting.who, sitting.now) and on_desk.assigned_to:
        names = await names_of(session, {on_desk.assigned_to})
        raise CaseTaken(names.get(on_desk.assigned_to, COLLEAGUE))
    if shown.evidence_sha256 != evidence_hash(case.answers):
        raise EvidenceMovedOn
    await note_staff(session, sitting.who)
    return case
