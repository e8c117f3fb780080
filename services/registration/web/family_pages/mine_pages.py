"""What a family has here: its applications and its drafts; and the way to a new one."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.list_applications import list_applications
from services.registration.actions.list_drafts import list_drafts
from services.registration.actions.list_help import list_helping
from services.registration.actions.save_draft import save_draft
from services.registration.domain.calendar_rules import is_open, require_open
from services.registration.domain.draft import DraftContent
from services.registration.domain.helping import Standing
from services.registration.web.family_pages.paths import application_path, draft_path, unit_path
from services.registration.web.family_pages.steps import CHILD
from services.registration.web.public_pages.home_view import today
from services.registration.web.site import our_form
from services.registration.web.visitors import SignedInFamily
from shared.ids import new_id

router = APIRouter(prefix="/u/{unit}")


@dataclass(frozen=True)
class Line:
    """One child: its name, where its page is, its number and how it stands (or when the draft was saved)."""

    href: str
    child: str
    number: str = ""
    headline: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True)
class MineView:
    """The page 我的报名. `helping` is the guardian's name where a helper looks, `asked` how many ask this phone."""

    applications: tuple[Line, ...]
    drafts: tuple[Line, ...]
    new: str
    may_register: bool
    why_not: str
    helping: str
    asked: int
    start: str


@router.get("/mine")
async def mine(family: SignedInFamily) -> Response:
    """Show every child of this phone."""
    unit = family.unit
    applications = await list_applications(family.tools, family.visit)
    drafts = await list_drafts(family.tools, family.visit)
    asked = () if family.helping else await list_helping(family.tools, family.visit)
    view = MineView(
        applications=tuple(
            Line(
                application_path(unit.unit_code, one.application_number),
                one.child_name,
                one.application_number,
                one.headline,
            )
            for one in applications
        ),
        drafts=tuple(
            Line(draft_path(unit, one.slot, CHILD.slug), one.content.values.get("name", ""), saved_at=one.saved_at)
            for one in drafts
        ),
        new=f"{unit_path(unit.unit_code)}/new",
        may_register=is_open(unit, family.visit.now),
        why_not=today(unit.calendar, family.visit.now).sentences[0],
        helping=family.helping.guardian_name if family.helping else "",
        asked=sum(one.standing is Standing.ASKED for one in asked),
        start=unit_path(unit.unit_code),
    )
    return family.page("mine.html", view=view)


@router.post("/new", dependencies=[Depends(our_form)])
async def begin(family: SignedInFamily) -> Response:
    """Open a form for another child; the phone that signed in is filled in as the first guardian's."""
    require_open(family.unit, family.visit.now)
    slot = new_id()
    content = DraftContent(values={"guardian1_phone": family.account.phone})
    await save_draft(family.tools, family.visit, slot, content, version=0)
    return family.to(draft_path(family.unit, slot, CHILD.slug))
