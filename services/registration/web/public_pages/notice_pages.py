"""The notices anybody can read: the children's rule, the privacy notice, what a draw makes public, old versions too."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.registration.actions.list_units import list_units
from services.registration.actions.read_notice import read_notice, read_shown_text
from services.registration.domain.notices.documents import documents, versions_of
from services.registration.domain.notices.rendering import Notice
from services.registration.web.family_pages.paths import notice_path, unit_path
from services.registration.web.site import site_of
from services.registration.web.visitors import AnyVisitor, Visitor, tools_of
from shared.codes.retention import retention_schedule
from shared.web.local_paths import local_url

router = APIRouter()
Name = Annotated[str, Path(pattern=r"^[a-z-]{1,40}$")]
Version = Annotated[int, Path(ge=1, le=9999)]
Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


@router.get("/notices/{notice}")
async def notice_anywhere(request: Request, notice: Name) -> Response:
    """Lead to the notice of the one unit there is, or let people choose whose."""
    units = await list_units(tools_of(request))
    if len(units) == 1:
        return RedirectResponse(local_url(request, notice_path(units[0].unit_code, notice)), 303)
    return site_of(request).pages.page(request, "units.html", units=units)


@router.get("/u/{unit}/notices")
async def notices(visitor: AnyVisitor) -> Response:
    """List every notice with its versions."""
    unit_code = visitor.unit.unit_code
    names = dict.fromkeys(one.notice for one in documents())
    newest = [await read_notice(visitor.tools, unit_code, name) for name in names]
    rows = [(one.document, notice_path(unit_code, one.document.notice)) for one in newest]
    return visitor.page("notices.html", rows=rows, how_long=f"{unit_path(unit_code)}/how-long")


@router.get("/u/{unit}/how-long")
async def how_long(visitor: AnyVisitor) -> Response:
    """Show the retention schedule: every class of data, how long, what stays, on which ground."""
    rows = [
        (rule.label, _how_long(rule.anchor, rule.days), rule.stays, rule.ground)
        for rule in retention_schedule()
        if rule.name not in {"LATE_CLAIM", "SPARE_ANSWER"}
    ]
    return visitor.page("how_long.html", rows=rows, backup_days=visitor.tools.backup_days)


@router.get("/u/{unit}/notices/text/{sha256}")
async def shown_text(visitor: AnyVisitor, sha256: Hash) -> Response:
    """Show a text word for word as it was shown to somebody."""
    text = await read_shown_text(visitor.tools, visitor.unit.unit_code, bytes.fromhex(sha256))
    return visitor.page("notice_text.html", lines=text.splitlines(), sha256=sha256)


@router.get("/u/{unit}/notices/{notice}")
async def notice_page(visitor: AnyVisitor, notice: Name) -> Response:
    """Show the newest version."""
    return _page(visitor, await read_notice(visitor.tools, visitor.unit.unit_code, notice))


@router.get("/u/{unit}/notices/{notice}/{version}")
async def old_version(visitor: AnyVisitor, notice: Name, version: Version) -> Response:
    """Show one version."""
    return _page(visitor, await read_notice(visitor.tools, visitor.unit.unit_code, notice, version))


def _page(visitor: Visitor, notice: Notice) -> Response:
    unit_code, document = visitor.unit.unit_code, notice.document
    versions = [
        (one.version, one.date, notice_path(unit_code, one.notice, one.version)) for one in versions_of(document.notice)
    ]
    newest = versions[-1][0] == document.version
    return visitor.page(
        "notice.html", document=document, sha256=notice.sha256.hex(), versions=versions, is_newest=newest
    )


def _how_long(anchor: str, days: int) -> str:
    whole = f"{days // 365} 年" if days >= 365 and days % 365 == 0 else f"{days} 天"
    after = f"以后 {whole}删" if days else "删"
    return {
        "season_over": f"申诉结束{after}",
        "ended": f"撤回或者并掉{after}",
        "registration_closed": f"报名结束{after}",
        "with_form": "和报名表一起删",
        "told": "和报名表一起删",
        "unused": f"没有在办的报名，满 {whole}删",
        "row": f"{whole}以后删",
        "": "一直留着",
    }[anchor]
