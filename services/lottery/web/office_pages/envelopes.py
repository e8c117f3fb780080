"""Envelopes of witnesses: opened in the hall, typed by two people, checked against what was promised before."""

from fastapi import APIRouter

from services.lottery.actions.type_value import Typing
from services.lottery.domain.sources.reveal import UNOPENED, entries
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.fields import number_in
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.source_view import source_views
from services.lottery.web.office_pages.typing_bench import Kind, typing_pages
from services.lottery.web.office_pages.typing_view import next_of, place_view
from shared.errors import FieldProblem, InvalidInput


def envelope_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    return typing_pages(house, Kind(sheets.ENVELOPES, _fill, _typing_in))


def _typing_in(fields: dict[str, str]) -> Typing:
    """Return the nonce as it stands on the paper, without spaces and in small letters, or `-` for an unopened one."""
    opened, nonce = fields.get("opened", ""), "".join(fields.get("value", "").split()).lower()
    problems = []
    if opened not in {"yes", "no"}:
        problems.append(FieldProblem("opened", "请选拆了还是没有拆。", "MISSING"))
    if opened == "yes" and not nonce:
        problems.append(FieldProblem("value", "请照信封里的纸填。", "MISSING"))
    if problems:
        raise InvalidInput(tuple(problems))
    return Typing(fields.get("source", ""), number_in(fields, "place", "value"), nonce if opened == "yes" else UNOPENED)


async def _fill(scene: Scene) -> Values:
    views = []
    for view in source_views(scene, "reveal"):
        called = scene.progress.of(view.source.name)
        labels = [label for label, _ in entries(view.source.detail)]
        places = [place_view(number, called, scene.typist) for number in range(1, len(labels) + 1)]
        views.append((view, list(zip(labels, places, strict=True)), labels, next_of(places)))
    return {"envelopes": views, "unopened": UNOPENED}
