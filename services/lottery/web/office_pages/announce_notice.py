"""Turns what was typed into the announcement, with one sentence at each field that does not fit."""

from datetime import datetime
from typing import Any

from pydantic import ValidationError

from services.lottery.store.notices import Notice
from services.lottery.web.office_pages.announce_form import Typed
from services.lottery.web.office_pages.announce_sources import sources_in
from services.lottery.web.office_pages.fields import moment_in
from shared.contracts.draw_reads import ApprovedPlan
from shared.errors import FieldProblem, InvalidInput

CHOICES = {
    "mechanism": ("请选怎样录取。", ("ia", "da")),
    "ticket_scope": ("请选派位号怎样用。", ("school", "draw")),
    "group_boundary": ("请选双胞胎碰上最后一个名额怎么办。", ("admit", "skip", "split")),
    "waitlist": ("请选谁排候补。", ("all", "unplaced")),
}
"""What is to be chosen, with the sentence for whoever did not."""
TIMES = ("roster_from", "roster_until", "freeze", "closing", "publish", "confirm")
OFFICE = ("authority", "phone", "hours")
WORDS = {"admitted": "admitted", "not_placed": "not_placed", "fingerprint_words": "fingerprint"}
MOST_SEATS = 999_999_999
Problems = list[FieldProblem]


def notice_in(typed: Typed, plan: ApprovedPlan) -> Notice:
    """Return the announcement; raise `InvalidInput` in the order of the page."""
    problems: Problems = []
    said: dict[str, Any] = {"season": plan.season, "title": _needed(typed, "title", "请写标题。", problems)}
    said["seats"] = _seats_in(typed, plan, problems)
    said |= {name: _choice(typed, name, problems) for name in CHOICES}
    said["sources"] = sources_in(typed, problems)
    said["calendar"] = {name: _time(typed, name, problems) for name in TIMES} | {"place": typed.get("place")}
    _needed(typed, "authority", "请写主办单位。", problems)
    said["office"] = {name: typed.get(name) for name in OFFICE}
    said["words"] = {key: typed.get(name) for name, key in WORDS.items()}
    if problems:
        raise InvalidInput(tuple(problems))
    return _notice(said)


def _notice(said: dict[str, Any]) -> Notice:
    try:
        return Notice.model_validate(said)
    except ValidationError as error:
        places = dict.fromkeys(_field_of(one["loc"]) for one in error.errors())
        words = "太长，或者有不能写进公告的符号。"
        raise InvalidInput(tuple(FieldProblem(name, words, "INVALID") for name in places)) from None


def _field_of(loc: tuple[int | str, ...]) -> str:
    """Return the field of the page for a place in the announcement."""
    first = str(loc[0])
    inner = str(loc[1]) if first in {"office", "calendar", "words"} and len(loc) > 1 else first
    return next((name for name, key in WORDS.items() if first == "words" and key == inner), inner)


def _needed(typed: Typed, name: str, sentence: str, problems: Problems) -> str:
    given = typed.get(name)
    if not given:
        problems.append(FieldProblem(name, sentence, "MISSING"))
    return given


def _choice(typed: Typed, name: str, problems: Problems) -> str:
    given, (missing, known) = typed.get(name), CHOICES[name]
    if given not in known:
        problems.append(FieldProblem(name, missing, "MISSING"))
    return given


def _time(typed: Typed, name: str, problems: Problems) -> datetime | None:
    return moment_in({name: typed.get(name)}, name, "", problems) if typed.get(name) else None


def _seats_in(typed: Typed, plan: ApprovedPlan, problems: Problems) -> list[dict[str, object]]:
    """Return the lots for which a number was typed, with the school's name as it is approved."""
    seats, before = [], len(problems)
    for key, given in typed.seats.items():
        school, _, category = key.partition("/")
        lot = plan.lot(school, category)
        if not given:
            continue
        if not (given.isascii() and given.isdigit() and int(given[:10]) <= MOST_SEATS) or lot is None:
            problems.append(FieldProblem("seats", f"{lot.name if lot else key} 的名额请填数字。", "SEATS"))
            continue
        seats.append({"school": school, "category": category, "capacity": int(given), "name": lot.name})
    if not seats and len(problems) == before:
        problems.append(FieldProblem("seats", "请填要派位的学校的名额。", "MISSING"))
    return seats
