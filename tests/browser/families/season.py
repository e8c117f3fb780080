"""A unit in its registration window on a real database, with the pages of registration served over it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from fastapi import FastAPI

from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools
from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.sign_in import SignInRules
from services.registration.domain.unit import Calendar, DrawRules, School, TierRule, Unit
from services.registration.store.hot_pool import HotPool
from services.registration.store.log_shelf import LogShelf
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.unit_shelf import UnitShelf
from services.registration.web.install_site import install_site
from services.registration.web.province import Province
from services.registration.web.site import Paper
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.database.sessions import Database
from shared.web.cookies import Cookies
from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passages
from shared.web.oidc.provider import Provider
from tests.builders.acting import acting_at
from tests.plugins.apart import apart

NOW = datetime(2023, 9, 3, 7, tzinfo=UTC)
"""15:00 in China on 3 September 2023, in the window."""

MASTER = bytes(range(32))


@dataclass
class HandClock:
    """A clock that tests move by hand."""

    moment: datetime = NOW

    def now(self) -> datetime:
        """Return the moment it was put to."""
        return self.moment

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self.moment += time


def a_unit(*, max_choices: int = 1, private: bool = True) -> Unit:
    """Return an invented county with two public and three private schools."""
    public = (_school("G01", "城关小学", 180, "东街、南街"), _school("G02", "实验小学", 160, "新区"))
    drawn = (
        _private("P01", "云泉县育才学校", 2),
        _private("P02", "云泉县启明学校", 90),
        _private("P03", "云泉县博文学校", 80),
    )
    opens = datetime(2023, 8, 26, 0, tzinfo=UTC)
    return Unit(
        unit_code="140199",
        name="云泉县",
        authority="云泉县教育局",
        phone="0351-555 0199",
        hours="每天 8:00 到 20:00",
        stage="XX",
        season="2023",
        born_from=date(2016, 9, 1),
        born_to=date(2017, 8, 31),
        number_format="short",
        max_choices=max_choices,
        calendar=Calendar(opens, *(opens + timedelta(days=days, hours=10) for days in (10, 14, 17, 20))),
        tiers=(TierRule(1, "户籍在本县", ("GUARDIAN", "HOUSEHOLD_IN_UNIT")), TierRule(2, "其他", ("GUARDIAN",))),
        draw=DrawRules(),
        schools=(*public, *(drawn if private else ())),
    )


def _school(code: str, name: str, seats: int, zone: str) -> School:
    return School(code, name, "public", "ALL", seats, zone, "")


def _private(code: str, name: str, seats: int) -> School:
    return School(code, name, "private", "ALL", seats, "", "")


@dataclass
class Season:
    """What a test of the families' pages works with."""

    url: str
    unit: Unit = field(default_factory=a_unit)
    clock: HandClock = field(default_factory=HandClock)
    province: Provider | None = None

    def tools(self) -> Tools:
        """Return tools of this database for the running loop."""
        db, keys = Database(self.url, service="registration"), RegistrationKeys(KeyRing(GivenKeys(MASTER, MASTER)))
        rules = SignInRules(pause=timedelta(0))
        log = LogShelf(db, "zs.example/registration", keeps=0)
        sms = LocalSms(db, keys)
        return Tools(db, HotPool(self.url), keys, UnitShelf(db, keeps=0), sms, rules, log, rehearses=True)

    def app(self, *, mounted: bool = True) -> FastAPI:
        """Return the app; `mounted` puts it below /registration, as in one process with the others."""
        inner = FastAPI(docs_url=None, redoc_url=None, lifespan=self._life)
        cookies = Cookies(secure=False)
        install_site(
            inner, clock=self.clock, cookies=cookies, form_key=MASTER, paper=Paper("https://zs.example/registration")
        )
        if not mounted:
            return inner
        outer = FastAPI(lifespan=lambda _: self._life(inner))
        outer.mount("/registration", inner)
        return outer

    @asynccontextmanager
    async def _life(self, app: FastAPI) -> AsyncIterator[None]:
        app.state.tools = self.tools()
        await load_unit(app.state.tools, self.unit, acting=acting_at(self.clock.now()))
        client = OidcClient(self.province) if self.province else None
        app.state.province = Province(client, Passages(MASTER, Cookies(secure=False))) if client else None
        yield
        await app.state.tools.close()
        if client is not None:
            await client.close()

    async def code_for(self, phone: str) -> str:
        """Return the six digits that were sent to a phone last."""
        tools = self.tools()
        try:
            sent = await LocalSms(tools.db, tools.keys).latest(phone)
        finally:
            await tools.close()
        assert sent is not None
        return next(word for word in sent[0].replace("】", " ").split() if word.isdigit() and len(word) == 6)

    def load(self, unit: Unit) -> None:
        """Replace the unit's rules, from a test that runs no loop."""
        apart(self._load(unit))

    async def _load(self, unit: Unit) -> None:
        tools = self.tools()
        try:
            await load_unit(tools, unit, acting=acting_at(self.clock.now()))
        finally:
            await tools.close()
