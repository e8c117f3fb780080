"""Throws, one digit at a time: two people type each of them, neither sees what the other typed before both have."""

from fastapi import APIRouter

from services.lottery.actions.type_value import Typing
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.fields import number_in
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.source_view import source_views
from services.lottery.web.office_pages.typing_bench import Kind, typing_pages
from services.lottery.web.office_pages.typing_view import AGREED, MINE, PlaceView, next_of, place_view
from shared.errors import FieldProblem, InvalidInput

DIGITS = "0123456789"
IN_A_ROW = 10


def throw_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    return typing_pages(house, Kind(sheets.THROWS, _fill, _typing_in))


def _typing_in(fields: dict[str, str]) -> Typing:
    digit = fields.get("value", "")
    if digit not in DIGITS or len(digit) != 1:
        raise InvalidInput((FieldProblem("value", "请按 0 到 9 里的一个数字。", "MISSING"),))
    return Typing(fields.get("source", ""), number_in(fields, "place", "value"), digit)


async def _fill(scene: Scene) -> Values:
    views = []
    for view in source_views(scene, "digits"):
        called = scene.progress.of(view.source.name)
        places = [place_view(number, called, scene.typist) for number in range(1, int(view.source.detail) + 1)]
        views.append((view, _rows(places), _counts(places), next_of(places)))
    return {"throws": views, "digits": DIGITS}


def _rows(places: list[PlaceView]) -> list[list[PlaceView]]:
    return [places[at : at + IN_A_ROW] for at in range(0, len(places), IN_A_ROW)]


def _counts(places: list[PlaceView]) -> dict[str, int]:
    agreed = sum(place.state == AGREED for place in places)
    return {"agreed": agreed, "left": len(places) - agreed, "mine": sum(place.state == MINE for place in places)}
