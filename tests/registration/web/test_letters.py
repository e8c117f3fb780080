"""The letter about a draw: page and PDF are made from the child's lines of the published file and show its hash."""

import re

import httpx2
import pytest

from services.registration.actions.record_placements import record_placements
from services.registration.actions.tell_roster import tell_roster
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.told_refusals import Why
from services.registration.web.voices import COOKIE
from shared.jobs.handlers import NeedsAPerson
from tests.builders.pdfs import opened, text_of
from tests.builders.registration import UNIT
from tests.builders.registration_api import signed_in
from tests.builders.registration_roster import A_DRAW
from tests.builders.results import DRAW_SHA256, about_draw, frozen, frozen_roster, published, results_csv
from tests.fakes.registration import FakeDraws
from tests.registration.actions.family import submitted
from tests.registration.actions.test_record_placements import LATER

GROUPS = re.compile(r"[0-9a-f]{4}")


def page_of(number: str) -> str:
    return f"/u/{UNIT}/applications/{number}"


def letter_of(number: str) -> str:
    return f"{page_of(number)}/letters/{A_DRAW.draw_id}"


@pytest.fixture
async def family(client: httpx2.AsyncClient, visit: Visit) -> httpx2.AsyncClient:
    """The browser of the family, signed in."""
    headers = await signed_in(client)
    client.cookies.set(COOKIE, headers["Authorization"].removeprefix("Session "))
    assert visit.unit_code == UNIT
    return client


async def told(tools: Tools, roster: bytes, given: dict[tuple[str, str], str], **about: str) -> bytes:
    content = results_csv(roster, given)
    draws = FakeDraws(content, about_draw(**about))
    await tell_roster(tools, frozen(roster), draws=draws, now=LATER)
    await record_placements(tools, published(content), draws=draws, now=LATER)
    return content


async def test_page_and_pdf_say_the_result_and_show_lines_and_hash(
    tools: Tools, visit: Visit, family: httpx2.AsyncClient
) -> None:
    number = await submitted(tools, visit, 0, "P01", "P02")
    roster = await frozen_roster(tools)
    content = await told(tools, roster, {(number, "P01"): "WAIT 3", (number, "P02"): "ADMIT"})
    digest = published(content).results_sha256
    page = (await family.get(letter_of(number))).text
    assert "<h1>录取了：P02学校。</h1>" in page
    assert "请在 9月22日 18:00 前登录确认。" in page
    assert "P01学校还在候补，轮到了发短信。" in page
    assert "前面还有 2 位" in page
    lines = [line for line in content.decode().splitlines() if f",{number}," in line]
    assert all(line in page for line in lines)
    assert "".join(GROUPS.findall("".join(re.findall(r'<span class="g">(.{4})</span>', page)))) == digest
    answer = await family.get(f"{letter_of(number)}/letter.pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert len(opened(answer.content).pages) == 1
    text = text_of(answer.content)
    bare = re.sub(r"\s", "", text)
    assert all(line in bare for line in lines)
    assert "录取了：P02学校。" in bare
    assert all(group in text for group in GROUPS.findall(digest))


async def test_bad_news_says_first_what_is_safe_in_the_words_of_the_policy(
    tools: Tools, visit: Visit, family: httpx2.AsyncClient
) -> None:
    number = await submitted(tools, visit)
    await told(tools, await frozen_roster(tools), {(number, "P01"): "WAIT 23"}, not_placed="城关小学的学位还留着。")
    page = (await family.get(letter_of(number))).text
    assert "<h1>这次没有派中，P01学校候补第 23 位。</h1>" in page
    assert page.index("城关小学的学位还留着。") < page.index("前面还有 22 位")
    assert "很遗憾" not in page


async def test_the_status_page_shows_the_own_row_the_fingerprint_and_the_letter(
    tools: Tools, visit: Visit, family: httpx2.AsyncClient
) -> None:
    number = await submitted(tools, visit)
    roster = await frozen_roster(tools)
    before = (await family.get(page_of(number))).text
    assert DRAW_SHA256[:4] * 2 not in before
    assert letter_of(number) not in before
    await told(tools, roster, {(number, "P01"): "ADMIT"})
    page = (await family.get(page_of(number))).text
    (row,) = (line for line in roster.decode().splitlines() if line.startswith(number))
    assert row in page
    assert "第 1 志愿P01学校；第 2 优先级（其他）；单独派位。" in page
    assert page.count('<span class="g">3f3f</span>') == 16
    assert letter_of(number) in page


async def test_there_is_no_letter_before_families_are_told_and_none_for_others(
    tools: Tools, visit: Visit, family: httpx2.AsyncClient
) -> None:
    number = await submitted(tools, visit)
    roster = await frozen_roster(tools)
    assert (await family.get(letter_of(number))).status_code == 404
    lie = results_csv(roster, {}).replace(number.encode(), b"999999999999")
    with pytest.raises(NeedsAPerson, match=Why.ROSTER_DIFFERS):
        await record_placements(tools, published(lie), draws=FakeDraws(lie, about_draw()), now=LATER)
    assert (await family.get(letter_of(number))).status_code == 404
    await told(tools, roster, {})
    assert (await family.get(letter_of(number))).status_code == 200
    family.cookies.set(COOKIE, (await signed_in(family, "13900002222"))["Authorization"].removeprefix("Session "))
    assert (await family.get(letter_of(number))).status_code == 404
    assert (await family.get(f"{letter_of(number)}/letter.pdf")).status_code == 404
