"""Every order of steps: none publishes without a freeze, closed sources, a seed and two people (draw.md, 5)."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import httpx2
import sqlalchemy as sa
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from services.lottery.settings import LotterySettings
from services.lottery.store.tables import approvals, called, draw, reading
from shared.database.sessions import Database
from tests.builders.draws import (
    CLOSED_AT,
    DICE,
    DRAWN_AT,
    FROZEN_AT,
    LAST_SOURCE_AT,
    PUBLISHED_AT,
    ROSTER_SHOWN,
    THROWN_AT,
    County,
    beacon,
)
from tests.lottery.ceremony_office import CeremonyOffice

T = TypeVar("T")
TOO_LATE_TO_CLOSE = "2023-09-15T18:55:00+08:00"
BEFORE_LUCK = (*ROSTER_SHOWN, FROZEN_AT, THROWN_AT, CLOSED_AT, TOO_LATE_TO_CLOSE)
MOMENTS = (*BEFORE_LUCK, LAST_SOURCE_AT, DRAWN_AT, PUBLISHED_AT)
ORDER = ("announced", "frozen", "closed", "seeded", "drawn", "published")
PEOPLE = ("officer", "second officer", "releaser", "inside releaser", "supervisor")
WHO = st.sampled_from(PEOPLE)
ALONE = ("freeze", "close", "seed", "draw", "publish", "freeze/request", "publish/request", "rehearsals")
UNITS = count(140_200)
PUBLISHED: list[str] = []
"""Draws that came to their end in this run: a machine that never gets there would prove nothing."""


class World:
    """The running lottery, and how the machine's steps reach it from its thread."""

    def __init__(self, portal: BlockingPortal, client: httpx2.AsyncClient, db: Database, made: County) -> None:
        self._portal, self.client, self.db, self.made = portal, client, db, made

    def do(self, act: Callable[..., Awaitable[T]], *given: Any, **named: Any) -> T:
        """Have something done in the loop of the service."""

        async def done() -> T:
            return await act(*given, **named)

        return self._portal.call(done)


class CeremonyMachine(RuleBasedStateMachine):
    """Everybody tries everything at any moment; sometimes somebody does what is due."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.office = CeremonyOffice(self.world.client, self.world.made, str(next(UNITS)))
        self.moment = 0
        self.asked: list[str] = []
        self.last_state = ""
        self.results: bytes | None = None

    @property
    def now(self) -> str:
        return MOMENTS[self.moment]

    def take(self, who: str, step: str, **more: Any) -> tuple[int, dict[str, Any]]:
        status, said = self.world.do(self.office.take, who, step, self.now, **more)
        if status == 202:
            self.asked.append(said["approval_id"])
        return status, said

    @rule()
    def time_passes(self) -> None:
        self.moment = min(self.moment + 1, len(MOMENTS) - 1)

    @rule(who=WHO)
    def somebody_announces(self, who: str) -> None:
        self.world.do(self.office.announce, who, self.now)

    @rule(who=WHO, step=st.sampled_from(ALONE))
    def somebody_takes_a_step(self, who: str, step: str) -> None:
        self.take(who, step)

    @rule(who=WHO, agree=st.sampled_from((True, True, True, False)), which=st.integers(0, 5))
    @precondition(lambda self: self.asked)
    def somebody_judges(self, who: str, agree: bool, which: int) -> None:
        self.world.do(self.office.judge, who, self.asked[which % len(self.asked)], agree=agree)

    @rule(who=WHO, place=st.integers(1, 4), digit=st.sampled_from("07"))
    def somebody_types_a_digit(self, who: str, place: int, digit: str) -> None:
        self.take(who, "sources/dice/values", place=place, value=digit)

    @rule(first=WHO, second=WHO)
    @precondition(lambda self: self.last_state == "frozen")
    def two_type_all_digits(self, first: str, second: str) -> None:
        for place, digit in enumerate(DICE, start=1):
            for who in (first, second):
                if self.take(who, "sources/dice/values", place=place, value=digit)[0] != 200:
                    return

    @rule(who=WHO, row=st.integers(1, 4), agreed=st.booleans())
    def a_row_is_read(self, who: str, row: int, agreed: bool) -> None:
        self.take(who, "reading", row=row, agreed=agreed)

    @rule(who=WHO, right=st.booleans())
    def a_beacon_is_pasted(self, who: str, right: bool) -> None:
        signature = beacon()[1]
        self.take(who, "sources/drand/beacon", signature=signature if right else signature[::-1])

    @rule(who=WHO, letter=st.sampled_from("abcde"))
    @precondition(lambda self: self.moment > 4)
    def somebody_declares_it_void(self, who: str, letter: str) -> None:
        self.take(who, "void", letter=letter, ground="写明的理由")

    @rule(steps=st.integers(1, 3))
    def things_take_their_course(self, steps: int) -> None:
        for _ in range(steps):
            self._what_is_due()

    @rule(steps=st.integers(2, 6))
    def things_take_their_course_for_long(self, steps: int) -> None:
        self.things_take_their_course(steps)

    def _what_is_due(self) -> None:
        state = self.last_state
        if state == "":
            self.world.do(self.office.announce, "officer", self.now)
        elif state == "announced":
            self._reach(FROZEN_AT)
            self._with_two("freeze")
        elif state == "frozen":
            self._reach(THROWN_AT)
            for row in (1, 2, 3, 4):
                self.a_row_is_read("officer", row, agreed=True)
            self.two_type_all_digits("officer", "releaser")
            self.take("officer", "close")
        elif state == "closed":
            self._reach(LAST_SOURCE_AT)
            self.a_beacon_is_pasted("officer", right=True)
            self.take("officer", "seed")
        elif state == "seeded":
            self.take("officer", "draw")
        elif state == "drawn":
            self._with_two("publish")
        self.states_only_follow_each_other()

    def _reach(self, moment: str) -> None:
        self.moment = max(self.moment, MOMENTS.index(moment))

    def _with_two(self, step: str) -> None:
        status, said = self.take("officer", f"{step}/request")
        if status == 202:
            self.world.do(self.office.judge, "releaser", said["approval_id"], agree=True)
            self.take("officer", step)

    @invariant()
    def states_only_follow_each_other(self) -> None:
        found = self.world.do(self.office.state)
        state = found["state"] if found else ""
        if state == "void":
            assert self.last_state not in {"", "seeded", "drawn", "published"}
        elif state != self.last_state:
            assert ORDER.index(state) == (ORDER.index(self.last_state) + 1 if self.last_state else 0)
        self.last_state = state

    @invariant()
    def a_result_is_public_only_after_everything_that_belongs_before_it(self) -> None:
        results = self.world.do(self.office.public, "results.csv")
        assert (results is not None) == (self.last_state == "published")
        assert self.results in {None, results}
        if results is not None and self.results is None:
            self.results = results
            self.world.do(self._judge_the_way)
            PUBLISHED.append(self.office.draw_id)

    async def _judge_the_way(self) -> None:
        """Look at what is kept, not at what the service says of it."""
        async with self.world.db.reading(self.office.unit_code) as session:
            record = (await session.execute(sa.select(draw).where(draw.c.draw_id == self.office.draw_id))).one()
            typed = (await session.execute(sa.select(called).where(called.c.source == "dice"))).all()
            rows = (await session.execute(sa.select(reading.c.row).where(reading.c.agreed))).scalars().all()
            allowed = (await session.execute(sa.select(approvals.table))).all()
        last = datetime.fromisoformat(LAST_SOURCE_AT)
        assert record.frozen_at < datetime.fromisoformat(THROWN_AT)
        assert record.closed_at <= last - timedelta(minutes=10)
        assert last <= record.seeded_at <= record.drawn_at <= record.published_at
        assert {1, 2, 3, 4} <= set(rows)
        for place, digit in enumerate(await self._published_digits(), start=1):
            assert len({one.typist for one in typed if (one.place, one.value) == (place, digit)}) == 2
        for act in ("FREEZE_DRAW", "RELEASE_RESULTS"):
            used = [one for one in allowed if one.act == act and one.used_at is not None]
            assert [one.verdict for one in used] == ["agreed"]
            assert used[0].asked_by != used[0].decided_by

    async def _published_digits(self) -> str:
        closing = await self.office.public("closing.txt") or b""
        return next(line for line in closing.decode().splitlines() if line.startswith("dice=")).removeprefix("dice=")


@contextmanager
def running(app: FastAPI, given: LotterySettings, made: County) -> Iterator[World]:
    """Run the lottery in a thread of its own; hypothesis calls from this one."""
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    with start_blocking_portal() as portal:
        db = Database(given.database_url, service="lottery", pool_size=2)
        client = httpx2.AsyncClient(transport=transport, base_url="http://lottery.test")
        with portal.wrap_async_context_manager(app.router.lifespan_context(app)):
            try:
                yield World(portal, client, db, made)
            finally:
                portal.call(client.aclose)
                portal.call(db.close)


def test_no_order_of_steps_publishes_what_is_not_frozen_closed_seeded_and_released_by_two(
    app: FastAPI, settings: LotterySettings, made: County
) -> None:
    with running(app, settings, made) as world:
        machine = type("CeremonyMachineHere", (CeremonyMachine,), {"world": world})
        PUBLISHED.clear()
        run_state_machine_as_test(machine, settings=RULES)
    assert PUBLISHED


RULES = settings(
    max_examples=25,
    stateful_step_count=24,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
