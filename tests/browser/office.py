"""The draw office in a browser: a lottery on a clock that tests move, with a draw in the state a test wants."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.draws import RunningLottery, lottery
from tests.builders.ceremonies import STAFF
from tests.builders.draws import DRAW_ID, UNIT, County, county
from tests.builders.office_desk import HandClock

__all__ = ["Office", "clock", "lottery", "office", "sign_in"]


@dataclass
class Office:
    """A running lottery and where its desk is."""

    lottery: RunningLottery
    base: str = ""

    def with_draw(self, last: str, made: County | None = None, **changes: Any) -> str:
        """Take a draw up to a step; give the address of its pages at the desk."""
        self.base = self.lottery.with_draw(made or county(), last=last, **changes).partition("/draws/")[0]
        return f"{self.desk}/draws/{DRAW_ID}"

    @property
    def desk(self) -> str:
        """The address of the unit's desk."""
        return f"{self.base}/office/units/{UNIT}"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    """The clock of every lottery that the test starts."""
    made = HandClock()
    monkeypatch.setattr("services.lottery.app.clock_from", lambda _: made)
    return made


@pytest.fixture
def office(clock: HandClock, lottery: RunningLottery) -> Office:
    """The draw office, ready to be given a draw."""
    assert isinstance(clock, HandClock)
    return Office(lottery)


def sign_in(page: Page, address: str, session: dict[str, str]) -> None:
    """Give a browser somebody's session, in place of any other."""
    token = session["Authorization"].removeprefix("Session ")
    assert token in STAFF.members
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "staff", "value": token, "url": address}])


def heading(page: Page, words: str) -> None:
    """Expect words in the heading of the page."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
