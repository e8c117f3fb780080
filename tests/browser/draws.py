"""Draws in the state a browser test wants, behind a running lottery."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from starlette.types import ASGIApp

from services.lottery.app import create_app
from services.lottery.settings import LotterySettings
from shared.database.provision import ServiceUrls
from tests.builders.ceremonies import STAFF, Ceremony
from tests.builders.draws import DRAW_ID, Child, County, number
from tests.fakes.frozen_files import TOKEN, FrozenFiles
from tests.plugins.apart import apart

SCHOOLS = {"P01": ("育才学校", 60), "P02": ("启明学校", 45), "P03": ("博文学校", 30)}
Then = Callable[[Ceremony], Awaitable[object]]
VOID = {"letter": "c", "ground": "市教育局书面要求停止", "at": "2023-09-15T15:30:00+08:00"}


def one_choice_county() -> County:
    """Three schools, one choice each; the third has seats for all; the first two numbers are twins."""
    places = ["P01"] * 205 + ["P02"] * 107 + ["P03"] * 22
    pair = sorted([number(0), number(1)])
    children = [Child(number(place), (school,)) for place, school in enumerate(places)]
    children[:2] = [Child(app_no, ("P01",), group=pair[0]) for app_no in pair]
    return County(tuple(children), SCHOOLS)


def many_choices_county() -> County:
    """Five schools, up to three choices."""
    codes = [f"P{place:02d}" for place in range(1, 6)]
    schools = {code: (f"第{name}民办学校", 12) for code, name in zip(codes, "一二三四五", strict=True)}
    lists = [tuple(codes[(place + step) % 5] for step in range(place % 3 + 1)) for place in range(90)]
    return County(tuple(Child(number(place), schools_) for place, schools_ in enumerate(lists)), schools)


@dataclass
class RunningLottery:
    """A lottery on a port of this machine."""

    serve: Callable[[ASGIApp], str]
    urls: ServiceUrls

    def with_draw(
        self,
        made: County,
        *,
        last: str,
        void: bool = False,
        then: Then | None = None,
        clock: str = "2023-09-13T09:00:00+08:00",
        **changes: Any,
    ) -> str:
        """Take a draw up to a step, then a little further, and give the address of its page."""
        transport = httpx2.ASGITransport(app=FrozenFiles(made.files()).app())
        base = self.serve(create_app(self._settings(clock), registration_transport=transport, staff=STAFF))
        apart(_take(base, made, last, void=void, then=then, changes=changes))
        return f"{base}/draws/{DRAW_ID}"

    def go_on(self, address: str, made: County, then: Then) -> None:
        """Take a draw whose page is at `address` a little further."""
        apart(_go_on(address.removesuffix(f"/draws/{DRAW_ID}"), made, then))

    def empty(self) -> str:
        """Give the address of a lottery without a draw."""
        return self.serve(create_app(self._settings(), staff=STAFF))

    def _settings(self, clock: str = "2023-09-13T09:00:00+08:00") -> LotterySettings:
        return LotterySettings(
            database_url=self.urls.lottery,
            master_secret="5a" * 32,
            service_token=TOKEN,
            registration_url="http://registration.test",
            public_url="https://sunny.example/lottery",
            staff_url="http://staff.test",
            clock_start=clock,
            secure_cookies=False,
        )


async def _take(base: str, made: County, last: str, *, void: bool, then: Then | None, changes: dict[str, Any]) -> None:
    async with httpx2.AsyncClient(base_url=base, timeout=60) as client:
        ceremony = Ceremony(client, made, DRAW_ID, **changes)
        await ceremony.go_to(last)
        if then is not None:
            await then(ceremony)
        if void:
            await ceremony.post(f"/{DRAW_ID}/void", VOID)


async def _go_on(base: str, made: County, then: Then) -> None:
    async with httpx2.AsyncClient(base_url=base, timeout=60) as client:
        await then(Ceremony(client, made, DRAW_ID))


@pytest.fixture
def lottery(serve: Callable[[ASGIApp], str], urls: ServiceUrls) -> RunningLottery:
    """The lottery, ready to be started with a draw."""
    return RunningLottery(serve, urls)
