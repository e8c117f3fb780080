"""A number that somebody publishes at its time (an optional source): typed by two people."""

from fastapi import APIRouter

from services.lottery.actions.type_value import Typing
from services.lottery.domain.calling import WHOLE
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.source_view import source_views
from services.lottery.web.office_pages.typing_bench import Kind, typing_pages
from services.lottery.web.office_pages.typing_view import place_view
from shared.errors import FieldProblem, InvalidInput


def published_hex_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    return typing_pages(house, Kind(sheets.PUBLISHED_HEX, _fill, _typing_in))


def _typing_in(fields: dict[str, str]) -> Typing:
    value = "".join(fields.get("value", "").split()).lower()
    if not value:
        raise InvalidInput((FieldProblem("value", "请填公布的数。", "MISSING"),))
    return Typing(fields.get("source", ""), WHOLE, value)


async def _fill(scene: Scene) -> Values:
    called = scene.progress.of
    views = source_views(scene, "hex")
    return {"sources": [(view, place_view(WHOLE, called(view.source.name), scene.typist)) for view in views]}
