"""The letter about a draw, as a family opens it on its phone: the result first, accessible, and as a sheet of paper."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.record_placements import record_placements
from services.registration.actions.tell_roster import tell_roster
from services.registration.domain.roster.entries import DrawScope
from tests.browser.checks import assert_sound
from tests.browser.families.season import Season
from tests.browser.families.walk import Child, fill_until_choices, press, sign_in
from tests.builders.acting import acting_at
from tests.builders.results import about_draw, frozen, published, results_csv
from tests.fakes.registration import FakeDraws
from tests.plugins.apart import apart

DRAW = DrawToFreeze("140199", "TEST-140199-2023-01", "2023", DrawScope(((("P01", "ALL"), 2),)))


def test_the_letter_is_found_from_the_application_and_says_the_result_first(
    phone: Page, address: str, season: Season
) -> None:
    sign_in(phone, address, season)
    press(phone, "开始报名")
    fill_until_choices(phone, Child())
    phone.get_by_text("云泉县育才学校").click()
    press(phone)
    press(phone, "没有错，提交")
    phone.get_by_role("link", name="看进度").click()
    apart(tell_everybody(season))
    phone.reload()
    assert_sound(phone, "status-told")
    expect(phone.get_by_text("第 1 志愿云泉县育才学校；第 2 优先级（其他）；单独派位。")).to_be_visible()
    phone.get_by_role("link", name="看派位通知书").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("这次没有派中，云泉县育才学校候补第 8 位。")
    expect(phone.get_by_text("前面还有 7 位")).to_be_visible()
    assert_sound(phone, "letter")
    with phone.expect_download() as sheet:
        phone.get_by_role("link", name="保存成 PDF").click()
    assert re.fullmatch(r"letter-\d{12}-TEST-140199-2023-01\.pdf", sheet.value.suggested_filename)


async def tell_everybody(season: Season) -> None:
    """Freeze the roster, publish a result, and let everybody be told."""
    tools, later = season.tools(), season.clock.now() + timedelta(days=12)
    try:
        await freeze_draw(tools, DRAW, acting=acting_at(later))
        roster = (await read_draw_file(tools, "140199", DRAW.draw_id, "roster.csv")).content
        number = roster.decode().splitlines()[1].partition(",")[0]
        content = results_csv(roster, {(number, "P01"): "WAIT 8"})
        draws = FakeDraws(content, about_draw(DRAW.draw_id, unit_code="140199"))
        told = frozen(roster, draw_id=DRAW.draw_id, unit_code="140199")
        await tell_roster(tools, told, draws=draws, now=later)
        message = published(content, draw_id=DRAW.draw_id).model_copy(update={"unit_code": "140199"})
        await record_placements(tools, message, draws=draws, now=later)
    finally:
        await tools.close()
