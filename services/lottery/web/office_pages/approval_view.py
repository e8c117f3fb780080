"""What a page says about the second person: asked or not, answered or not, and whether this member may answer."""

from dataclasses import dataclass
from datetime import datetime

from services.lottery.store.tables import approvals
from services.lottery.web.office_pages.house import COLLEAGUE, OfficeHouse
from services.lottery.web.office_pages.scene import Scene
from shared.approvals.judging import may_decide
from shared.approvals.matter import Approval, Matter
from shared.approvals.requests import requests_about


@dataclass(frozen=True)
class Asking:
    """A request as a page shows it; `state` is none, open, agreed, declined, expired or used."""

    state: str = "none"
    approval: Approval | None = None
    asked_by: str = ""
    decided_by: str = ""
    may_decide: bool = False
    is_own: bool = False


async def asking_of(house: OfficeHouse, scene: Scene, matter: Matter) -> Asking:
    """Return the request about this matter that matters most now."""
    async with scene.office.db.reading(scene.key.unit_code) as session:
        found = list(await requests_about(session, approvals, matter))
    if not found:
        return Asking()
    approval = max(found, key=lambda one: (_weight(state_of(one, scene.now)), one.asked_at))
    names = await house.names((approval.asked_by, approval.decided_by))
    member = scene.at_desk.member
    return Asking(
        state_of(approval, scene.now),
        approval,
        names.get(approval.asked_by, COLLEAGUE),
        COLLEAGUE if approval.decided_by is None else names.get(approval.decided_by, COLLEAGUE),
        may_decide(member, approval, scene.now),
        approval.asked_by == member.staff_id,
    )


def state_of(approval: Approval, now: datetime) -> str:
    """Return where a request stands."""
    if approval.used_at is not None:
        return "used"
    if approval.verdict == "declined":
        return "declined"
    if approval.is_over(now):
        return "expired"
    return "agreed" if approval.verdict == "agreed" else "open"


def _weight(state: str) -> int:
    return ("expired", "declined", "open", "agreed", "used").index(state)
