"""The numbers of 双色球: typed by two people, each from another medium, with address and time (draw.md, section 9)."""

import re

from fastapi import APIRouter

from services.lottery.actions.type_value import Typing
from services.lottery.domain.calling import WHOLE
from services.lottery.domain.media import Medium
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.fields import line_in, moment_in
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.source_view import source_views
from services.lottery.web.office_pages.typing_bench import Kind, typing_pages
from services.lottery.web.office_pages.typing_view import place_view
from shared.errors import FieldProblem, InvalidInput

REDS, HIGHEST_RED, HIGHEST_BLUE = 6, 33, 16
ADDRESS = re.compile(r"https?://[\x21\x23-\x5b\x5d-\x7e]{1,290}")


def bulletin_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    return typing_pages(house, Kind(sheets.BULLETIN, _fill, _typing_in))


def _typing_in(fields: dict[str, str]) -> Typing:
    """Return the numbers as the specification writes them: reds ascending, two digits each."""
    problems: list[FieldProblem] = []
    reds, blue = _numbers(fields.get("reds", "")), _numbers(fields.get("blue", ""))
    if len(set(reds)) != REDS or len(reds) != REDS or not all(1 <= red <= HIGHEST_RED for red in reds):
        problems.append(FieldProblem("reds", "请填 6 个不同的红球，01 到 33，中间空一格。", "REDS"))
    if len(blue) != 1 or not 1 <= blue[0] <= HIGHEST_BLUE:
        problems.append(FieldProblem("blue", "请填 1 个蓝球，01 到 16。", "BLUE"))
    address = line_in(fields, "media")
    if not ADDRESS.fullmatch(address):
        problems.append(FieldProblem("media", "请填看到号码的网址，http:// 或者 https:// 开头。", "MEDIA"))
    seen_at = moment_in(fields, "seen_at", "请填什么时候看到的。", problems)
    if problems or seen_at is None:
        raise InvalidInput(tuple(problems))
    value = f"{fields.get('issue', '')}:{'.'.join(f'{red:02d}' for red in sorted(reds))}+{blue[0]:02d}"
    return Typing(fields.get("source", ""), WHOLE, value, Medium(address, seen_at))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text)]


async def _fill(scene: Scene) -> Values:
    called = scene.progress.of
    views = source_views(scene, "ssq")
    return {"sources": [(view, place_view(WHOLE, called(view.source.name), scene.typist)) for view in views]}
