"""The page of a number after strikes and moving up, from the results of the specification's own vectors."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from services.lottery.actions.read_number import NumberSight, outcomes_of
from services.lottery.domain.ceremony import State
from services.lottery.store.results_file import ResultsFile
from services.lottery.store.rosters import Entry
from services.lottery.web.number_page import number_values
from services.lottery.web.public_pages import voice_of
from shared.clock import SystemClock
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages
from shared.web.problems import Problems
from tests.browser.checks import assert_sound
from tests.builders.notices import notice, record

VECTORS = Path(__file__).parents[1] / "vectors" / "draw"


def sight_of(vector: Path, app_no: str) -> NumberSight:
    """What a published draw with this result says of a number."""
    said = json.loads((vector / "draw.json").read_text())
    rules = {name: said[name] for name in ("mechanism", "ticket_scope", "group_boundary", "waitlist")}
    seats = [dict(zip(("school", "category", "capacity", "name"), seat, strict=True)) for seat in said["seats"]]
    content = (vector / "results.csv").read_bytes()
    file = ResultsFile(content, hashlib.sha256(content).hexdigest())
    outcomes = outcomes_of(file, app_no)
    entries = tuple(
        Entry(one.app_no, one.choice, one.choice + 1, one.bound, one.school, one.category, one.tier)
        for one in (each.placement for each in outcomes)
    )
    seed = json.loads((vector / "seed.json").read_text())["seed"]
    known = record(State.PUBLISHED, notice(**rules, seats=seats), seed=seed, results_sha256=file.sha256)
    return NumberSight(known, entries, outcomes, file.sha256)


def numbers_app() -> FastAPI:
    """The page of any number of any vector at /{vector}/{app_no}."""
    app, cookies = FastAPI(), Cookies(secure=False)
    pages = Pages("services.lottery.web", guard=FormGuard(b"k" * 32, cookies), cookies=cookies)
    install_web(app, clock=SystemClock(), cookies=cookies, problems=Problems(pages))

    @app.get("/{vector}/{app_no}")
    async def number(request: Request, vector: str, app_no: str) -> Response:
        sight = sight_of(VECTORS / vector, app_no)
        values = number_values(sight, app_no, f"https://sunny.example/{app_no}")
        return pages.page(request, "my_number.html", voice_of(sight.record.notice), **values)

    return app


@pytest.mark.parametrize(
    ("vector", "app_no", "heading", "words", "name"),
    [
        ("15_strikes", "1001", "已经从名册里剔除", "别人的派位号和次序都没有变", "struck"),
        ("15_strikes", "1004", "递补录取了", "结果：递补录取", "moved-up"),
    ],
)
def test_after_strikes_the_page_says_what_happened(
    serve: Callable[[ASGIApp], str], phone: Page, vector: str, app_no: str, heading: str, words: str, name: str
) -> None:
    phone.goto(f"{serve(numbers_app())}/{vector}/{app_no}")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(heading)
    expect(phone.get_by_text(words)).to_be_visible()
    assert_sound(phone, f"my-number-{name}")


def test_twins_who_meet_the_last_seat_are_both_admitted_by_the_rule(
    serve: Callable[[ASGIApp], str], phone: Page
) -> None:
    vector = VECTORS / "03_twins_admit"
    rows = [line.split(",") for line in (vector / "results.csv").read_text().splitlines()[1:]]
    last = [row for row in rows if row[8] == "ADMIT"][-1]
    phone.goto(f"{serve(numbers_app())}/{vector.name}/{last[3]}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("录取了，两个孩子都录取")
    expect(phone.get_by_text("两个孩子按规则都录取")).to_be_visible()
    assert_sound(phone, "my-number-twin-rule")
