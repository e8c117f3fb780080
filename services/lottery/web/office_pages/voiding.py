"""Declaring a draw void on a ground of the closed list (draw.md, 5.4): the letter, and what happened in words."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.void_draw import void_draw
from services.lottery.domain.ceremony import make_void
from services.lottery.domain.ceremony_refusals import StepRefused, VoidLetterRefused
from services.lottery.store.records import DrawRecord
from services.lottery.web.addresses import Key
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.scene import Scene, Values
from services.lottery.web.office_pages.showing import Bench
from services.lottery.web.office_pages.trouble import Trouble
from services.lottery.web.wording import GROUNDS
from shared.errors import FieldProblem, InvalidInput

LONGEST = 200


def void_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/{draw_id}/void")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    async def fill(scene: Scene) -> Values:
        letters = [(letter, words, "") for letter, words in GROUNDS.items() if _holds(scene.record, letter, scene.now)]
        others = [words for letter, words in GROUNDS.items() if not _holds(scene.record, letter, scene.now)]
        closed = None if letters else _why_not(scene.record, scene.now)
        return {"obstacle": closed, "letters": letters, "others": others, "longest": LONGEST}

    bench = Bench(house, sheets.VOID, fill)

    @router.get("")
    async def page(request: Request, key: Key, at_desk: Seated) -> Response:
        return await bench.show(request, at_desk, key)

    @router.post("")
    async def void(request: Request, key: Key, at_desk: Seated) -> Response:
        async def doing(fields: dict[str, str]) -> object:
            letter, ground = _ground_in(fields)
            return await void_draw(house.office, key, letter, ground, doing=await at_desk.at(key, None))

        return await bench.take(request, at_desk, key, doing, "?done=void")

    return router


def _ground_in(fields: dict[str, str]) -> tuple[str, str]:
    """Return letter and ground as typed; raise one sentence for each that is missing."""
    letter, ground = fields.get("letter", ""), " ".join(fields.get("ground", "").split())
    problems = []
    if letter not in GROUNDS:
        problems.append(FieldProblem("letter", "请选规则写明的一种情况。", "MISSING"))
    if not ground:
        problems.append(FieldProblem("ground", "请写发生了什么，写在公告上给大家看。", "MISSING"))
    elif len(ground) > LONGEST or not ground.isprintable():
        problems.append(FieldProblem("ground", f"最多写 {LONGEST} 个字，不要带特殊符号。", "TOO_LONG"))
    if problems:
        raise InvalidInput(tuple(problems))
    return letter, ground


def _holds(record: DrawRecord, letter: str, now: datetime) -> bool:
    try:
        make_void(record.standing, letter, now)
    except StepRefused:
        return False
    return True


def _why_not(record: DrawRecord, now: datetime) -> Trouble:
    """Return why no ground holds now; letter c holds whenever any does."""
    try:
        make_void(record.standing, "c", now)
    except StepRefused as refusal:
        return Trouble("不能作废的原因", f"{refusal.sentence}。")
    return Trouble("不能作废的原因", f"{VoidLetterRefused().sentence}。")
