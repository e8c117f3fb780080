"""Freezing and releasing need two people: the draw office asks, somebody else allows exactly that (draw.md, 5.1)."""

from collections.abc import Sequence
from uuid import UUID

from services.lottery.actions.office import Doing, DrawOffice, the_draw
from services.lottery.domain.ceremony import Step, take
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tables import approvals
from shared.approvals.asking import ask
from shared.approvals.deciding import decide
from shared.approvals.matter import Approval, Asked, Judged, Matter
from shared.approvals.requests import approval_of, open_approvals
from shared.approvals.rules import Act
from shared.audit_log.events import Acting
from shared.canonical import canonical_json
from shared.contracts.staff import StaffMember
from shared.crypto.hashing import sha256_hex
from shared.errors import Kind, ServiceError

MATTERS = (Act.FREEZE_DRAW, Act.RELEASE_RESULTS)
SUBJECT = "draw:"


class DrawClosedToKin(ServiceError):
    """A child that this person has declared takes part."""

    def __init__(self) -> None:
        sentence = "按回避规定，您申报过的孩子在这次派位里，这次派位您不能经手，请同事来办。"
        super().__init__(sentence, code="RECUSED", kind=Kind.REFUSED)


def freeze_matter(record: DrawRecord) -> Matter:
    """What the second person allows at the freeze: this announcement, word for word."""
    said = canonical_json({"draw_id": record.key.draw_id, "notice": record.notice.model_dump(mode="json")})
    return Matter(record.key.unit_code, Act.FREEZE_DRAW, SUBJECT + record.key.draw_id, sha256_hex(said))


def release_matter(record: DrawRecord) -> Matter:
    """What somebody from outside of the unit allows at the end: these results, byte for byte."""
    results = record.results_sha256 or ""
    return Matter(record.key.unit_code, Act.RELEASE_RESULTS, SUBJECT + record.key.draw_id, results)


async def ask_to_freeze(office: DrawOffice, member: StaffMember, key: DrawKey, doing: Doing) -> UUID:
    """Ask for the freeze of an announced draw; raises the refusal of the step where it is not due."""
    return await _ask(office, member, key, (Step.FREEZE, doing))


async def ask_to_release(office: DrawOffice, member: StaffMember, key: DrawKey, doing: Doing) -> UUID:
    """Ask for the release of results that were drawn."""
    return await _ask(office, member, key, (Step.PUBLISH, doing))


async def _ask(office: DrawOffice, member: StaffMember, key: DrawKey, wanted: tuple[Step, Doing]) -> UUID:
    step, doing = wanted
    concerned = await kin_in_draw(office, member, key)
    async with office.db.transaction(key.unit_code) as session:
        record = await the_draw(session, key)
        take(record.standing, step, doing.at)
        matter = freeze_matter(record) if step is Step.FREEZE else release_matter(record)
        return await ask(session, approvals, member, Asked(matter, concerned=concerned), doing.acting)


async def judge_request(office: DrawOffice, member: StaffMember, judged: Judged, acting: Acting) -> Approval:
    """Write the second person's answer; nothing is frozen or released by it yet."""
    async with office.db.reading(judged.unit_code) as session:
        asked = await approval_of(session, approvals, judged.unit_code, judged.approval_id)
    concerned: frozenset[str] = frozenset()
    if asked is not None:
        key = DrawKey(judged.unit_code, asked.matter.subject.removeprefix(SUBJECT))
        concerned = await kin_in_draw(office, member, key)
    looked_up = Judged(judged.unit_code, judged.approval_id, agree=judged.agree, concerned=concerned)
    async with office.db.transaction(judged.unit_code) as session:
        return await decide(session, approvals, member, looked_up, acting)


async def requests_of(office: DrawOffice, unit_code: str, acting: Acting) -> Sequence[Approval]:
    """Return what waits for a second person in this unit."""
    async with office.db.reading(unit_code) as session:
        return await open_approvals(session, approvals, unit_code, acting.now, acts=MATTERS)


async def kin_in_draw(office: DrawOffice, member: StaffMember, key: DrawKey) -> frozenset[str]:
    """Return which of the children and guardians that a member has declared take part; registration knows."""
    if not member.kin:
        return frozenset()
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
    return await office.rosters.concerned(key.unit_code, record.notice.season, member.kin)


async def refuse_kin_of_season(office: DrawOffice, member: StaffMember, unit_code: str, season: str) -> None:
    """Raise `DrawClosedToKin` where somebody of this member's is in the season of a draw that is not announced yet."""
    if member.kin and await office.rosters.concerned(unit_code, season, member.kin):
        raise DrawClosedToKin


async def refuse_kin(office: DrawOffice, member: StaffMember, key: DrawKey) -> None:
    """Raise `DrawClosedToKin` where somebody whom this member has declared takes part."""
    if await kin_in_draw(office, member, key):
        raise DrawClosedToKin
