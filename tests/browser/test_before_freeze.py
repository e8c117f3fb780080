"""封存前要看的 at the desk, and the public page that says what happens to whatever is still open."""

from collections.abc import Callable

import httpx2
from playwright.sync_api import Page, expect
from starlette.types import ASGIApp

from services.registration.app import create_app
from shared.database.provision import ServiceUrls
from tests.browser.checks import assert_sound
from tests.browser.draws import RunningLottery, one_choice_county
from tests.browser.inputs import assert_only_known_inputs
from tests.builders.ceremonies import STAFF
from tests.builders.registration import UNIT, a_unit
from tests.builders.two_services import registration_settings, two_services
from tests.fakes.staff import staff_member
from tests.plugins.apart import apart
from tests.registration.actions.family import found, submitted


async def two_families_and_twins(urls: ServiceUrls) -> None:
    """One child with two applications, and twins of whom only one is proven yet."""
    async with two_services(urls, a_unit()) as both:
        for place in (1, 2):
            number = await submitted(both.tools, await both.family(place), 0)
            await found(both.tools, number, "proven")
        family = await both.family(3)
        elder = await submitted(both.tools, family, 5)
        await submitted(both.tools, family, 6, together_with=elder)
        await found(both.tools, elder, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")


def test_a_clerk_mends_what_is_open(
    desktop: Page, phone: Page, urls: ServiceUrls, serve: Callable[[ASGIApp], str]
) -> None:
    apart(two_families_and_twins(urls))
    address = serve(create_app(registration_settings(urls), staff=STAFF))
    token = STAFF.sign_in(staff_member("unit_clerk", scope=UNIT))
    for page in (desktop, phone):
        page.context.add_cookies([{"name": "staff", "value": token, "url": address}])
        page.goto(f"{address}/desk/units/{UNIT}/before-freeze")
        expect(page.get_by_role("heading", level=1)).to_have_text("封存前要看的")
        assert_sound(page, "desk-before-freeze")
        assert_only_known_inputs(page)
    desktop.get_by_role("button", name="留这一份").first.click()
    expect(desktop.get_by_text("每个孩子只有一份报名")).to_be_visible()
    assert_sound(desktop, "desk-before-freeze-settled")


def test_everybody_reads_what_happens_to_what_is_open(
    phone: Page, urls: ServiceUrls, serve: Callable[[ASGIApp], str]
) -> None:
    address = RunningLottery(serve, urls).with_draw(one_choice_county(), last="announce")
    phone.goto(f"{address}/defaults")
    expect(phone.get_by_role("heading", level=1)).to_have_text("封存时还没办完的怎么办")
    assert_sound(phone, "draw-defaults")
    assert httpx2.get(f"{address}/defaults").headers["X-Robots-Tag"].startswith("noindex")
