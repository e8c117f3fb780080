"""Renders a page of one draw, fresh or after a step that was refused; takes a step and goes on where it was taken."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.lottery.actions.read_so_far import read_so_far
from services.lottery.actions.read_sources import read_sources
from services.lottery.store.records import DrawKey
from services.lottery.web.ceremony_view import current_step, steps_of
from services.lottery.web.office_desk import AtDesk
from services.lottery.web.office_pages.house import OfficeHouse, office_of, voice_for
from services.lottery.web.office_pages.links import links_of
from services.lottery.web.office_pages.progress import due, progress_of
from services.lottery.web.office_pages.scene import Scene, Values, base_of
from services.lottery.web.office_pages.sheets import Sheet
from services.lottery.web.office_pages.trouble import VALUE_MISSING, Trouble, trouble_of
from shared.errors import Kind, ServiceError
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url
from shared.web.problem_words import STATUS

Fill = Callable[[Scene], Awaitable[Values]]
"""Reads what one page shows besides what all of them do."""
Doing = Callable[[dict[str, str]], Awaitable[object]]
"""Takes a step with what was typed."""
CLOSED = frozenset({"RECUSED", "NOT_YOUR_ROLE", "ROLE_FORBIDS"})
"""Refusals after which not even the page is shown."""
SHOWN = frozenset({Kind.INVALID, Kind.CONFLICT, Kind.REFUSED, Kind.UNAVAILABLE})


@dataclass(frozen=True)
class Bench:
    """One page of a draw: what it is and what it shows."""

    house: OfficeHouse
    sheet: Sheet
    fill: Fill

    async def show(
        self,
        request: Request,
        at_desk: AtDesk,
        key: DrawKey,
        given: dict[str, str] | None = None,
        error: ServiceError | None = None,
    ) -> Response:
        """Return the page; with an error, what went wrong on top and everything that was typed."""
        scene = await scene_of(at_desk, key, given or {})
        faults, trouble = _split(error, scene, self.sheet)
        values = {**common(scene, self.sheet), "trouble": trouble, **await self.fill(scene)}
        voice = voice_for(at_desk.member, office_of(key.unit_code, scene.record.notice))
        status = 200 if error is None or faults else STATUS[error.kind]
        return self.house.pages.page(request, self.sheet.template, voice, status=status, faults=faults, **values)

    async def take(self, request: Request, at_desk: AtDesk, key: DrawKey, doing: Doing, then: str = "") -> Response:
        """Take a step and lead on to `then`, below the draw's address; refused, the page comes back and says why."""
        fields = await typed(request)
        try:
            await doing(fields)
        except ServiceError as error:
            if error.kind not in SHOWN or error.code in CLOSED:
                raise
            return await self.show(request, at_desk, key, fields, error)
        return RedirectResponse(local_url(request, f"{base_of(key)}{then}"), 303)


async def scene_of(at_desk: AtDesk, key: DrawKey, given: dict[str, str]) -> Scene:
    """Read what every page of a draw knows; raise `DrawNotFound`."""
    sight = await read_sources(at_desk.office.db, key, at_desk.acting.now)
    async with at_desk.office.db.reading(key.unit_code) as session:
        so_far = await read_so_far(session, sight.record)
    return Scene(at_desk, sight.record, progress_of(sight), so_far, given)


def common(scene: Scene, sheet: Sheet | None) -> Values:
    """Return what the frame of every page of a draw names."""
    record, next_sheet = scene.record, due(scene.record, scene.progress)
    return {
        "record": record,
        "notice": record.notice,
        "base": scene.base,
        "sheet": sheet,
        "due": next_sheet,
        "steps": steps_of(record, scene.now, scene.so_far),
        "step_now": current_step(record, scene.now, scene.so_far),
        "links": links_of(record),
        "rehearsal": record.is_rehearsal,
        "may_step": scene.may_step,
        "may_type": scene.may_type,
        "given": scene.given,
        "state": record.state.value,
    }


def _split(error: ServiceError | None, scene: Scene, sheet: Sheet) -> tuple[Faults, Trouble | None]:
    """Return what is wrong with fields of the page, or why the step cannot be taken."""
    if error is None:
        return Faults(), None
    if error.kind is Kind.INVALID:
        return Faults.of(error), None
    mends = scene.sheet_of_missing if error.code in VALUE_MISSING else sheet
    return Faults(), trouble_of(error, scene.record, mends)
