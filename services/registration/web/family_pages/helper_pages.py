"""请家里人帮我办: a guardian names helpers, sees what they did, and takes it back (ux guide, page helper)."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.list_help import GrantView, HelpedView, list_helpers
from services.registration.actions.name_helper import Naming, name_helper
from services.registration.actions.suggest_guardian_name import suggest_guardian_name
from services.registration.actions.take_back_help import take_back_help
from services.registration.domain.helping import Standing
from services.registration.domain.helping_terms import MAY, MAY_NOT, MOST_HELPERS, Term, terms
from services.registration.web.family_pages.paths import helpers_path, helping_path, mine_path, sign_in_path
from services.registration.web.site import our_form
from services.registration.web.visitors import AnyVisitor, Family, SignedInSelf
from shared.errors import ServiceError
from shared.ids import new_id
from shared.web.faults import Faults
from shared.web.forms import typed

router = APIRouter(prefix="/u/{unit}/helpers")
OPEN = frozenset({Standing.ASKED, Standing.LIVE})
FIELDS = ("helper_name", "helper_phone", "guardian_name", "help_until")


@dataclass(frozen=True)
class HelpersPage:
    """What the page of a guardian shows."""

    open: tuple[GrantView, ...]
    past: tuple[GrantView, ...]
    done: tuple[HelpedView, ...]
    terms: tuple[Term, ...]
    may_ask: bool
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    path: str
    mine: str


@router.get("/about")
async def about(visitor: AnyVisitor) -> Response:
    """Say how it works, to whoever asks."""
    unit_code = visitor.unit.unit_code
    signing_in = sign_in_path(unit_code)
    return visitor.page(
        "helpers_about.html",
        may=MAY,
        may_not=MAY_NOT,
        for_guardian=f"{signing_in}?next={helpers_path(unit_code)}",
        for_helper=f"{signing_in}?next={helping_path(unit_code)}",
    )


@router.get("")
async def show_helpers(own: SignedInSelf) -> Response:
    """Show who may act for this family, and what was done."""
    name = await suggest_guardian_name(own.tools, own.visit)
    return await _page(own, {"guardian_name": name}, Faults())


@router.post("", dependencies=[Depends(our_form)])
async def ask_helper(own: SignedInSelf) -> Response:
    """Ask somebody to help."""
    fields = {**dict.fromkeys(FIELDS, ""), **await typed(own.request)}
    naming = Naming(
        str(new_id()), fields["helper_name"], fields["helper_phone"], fields["guardian_name"], fields["help_until"]
    )
    try:
        await name_helper(own.tools, own.visit, naming)
    except ServiceError as wrong:
        return await _page(own, fields, Faults.of(wrong))
    return own.to(helpers_path(own.unit.unit_code))


@router.post("/{grant}/take-back", dependencies=[Depends(our_form)])
async def take_back(own: SignedInSelf, grant: UUID) -> Response:
    """End what somebody may do; at once."""
    await take_back_help(own.tools, own.visit, str(grant))
    return own.to(helpers_path(own.unit.unit_code))


async def _page(own: Family, fields: dict[str, str], faults: Faults) -> Response:
    grants, done = await list_helpers(own.tools, own.visit)
    open_ones = tuple(one for one in grants if one.standing in OPEN)
    unit_code = own.unit.unit_code
    view = HelpersPage(
        open=open_ones,
        past=tuple(one for one in grants if one.standing not in OPEN),
        done=done,
        terms=terms(own.unit, own.visit.now),
        may_ask=len(open_ones) < MOST_HELPERS,
        may=MAY,
        may_not=MAY_NOT,
        path=helpers_path(unit_code),
        mine=mine_path(unit_code),
    )
    shown = {name: fields.get(name, "") for name in FIELDS}
    return own.page("helpers.html", view=view, fields=shown, faults=faults)
