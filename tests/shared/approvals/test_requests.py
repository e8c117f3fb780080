"""Requests over a real PostgreSQL: asked, decided by another person, used once, each step with its line in the log."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from shared.approvals.asking import ask, withdraw
from shared.approvals.errors import (
    ApprovalDecided,
    ApprovalExpired,
    ApprovalMissing,
    ApprovalNotFound,
    ApprovalUsed,
    MayNotAsk,
    OwnRequest,
)
from shared.approvals.matter import Asked
from shared.approvals.requests import approval_of, open_approvals
from shared.database.sessions import Database
from tests.fakes.staff import staff_member
from tests.plugins.database import FreshDatabase
from tests.shared.approvals.desk import (
    APPROVALS,
    MATTER,
    NOW,
    OFFICER,
    SUPERVISOR,
    UNIT,
    acting_as,
    asked,
    judged,
    used,
)
from tests.shared.approvals.written import lines_of


async def test_what_another_person_allowed_is_done_once(db: Database) -> None:
    request = await asked(db)
    with pytest.raises(ApprovalMissing):
        await used(db)
    await judged(db, request)
    assert (await used(db)).approval_id == request
    with pytest.raises(ApprovalUsed):
        await used(db)


async def test_another_content_is_another_matter(db: Database) -> None:
    await judged(db, await asked(db))
    for other in (replace(MATTER, content_sha256="b" * 64), replace(MATTER, subject="draw:140123-2026-2")):
        with pytest.raises(ApprovalMissing):
            await used(db, other)


async def test_what_was_declined_is_not_done(db: Database) -> None:
    await judged(db, await asked(db), agree=False)
    with pytest.raises(ApprovalMissing):
        await used(db)


async def test_nobody_decides_about_their_own_request_not_even_as_supervisor(db: Database) -> None:
    request = await asked(db)
    with pytest.raises(OwnRequest):
        await judged(db, request, by=OFFICER.model_copy(update={"role": "unit_supervisor"}))
    await judged(db, request)


async def test_time_runs_out_for_the_decision_and_for_the_use(db: Database) -> None:
    over = NOW + timedelta(hours=24)
    late, unused = await asked(db), replace(MATTER, subject="draw:140123-2026-2")
    with pytest.raises(ApprovalExpired):
        await judged(db, late, now=over)
    await judged(db, await asked(db, unused), now=over - timedelta(seconds=1))
    with pytest.raises(ApprovalExpired):
        await used(db, unused, now=over)


async def test_the_same_asked_twice_by_one_person_is_one_request_until_it_is_over(db: Database) -> None:
    first = await asked(db)
    assert await asked(db) == first
    assert await asked(db, now=NOW + timedelta(hours=24)) != first
    assert await asked(db, replace(MATTER, content_sha256="b" * 64)) != first


async def test_the_list_shows_what_is_open_and_nothing_of_another_unit(db: Database) -> None:
    first, over = await asked(db), NOW + timedelta(hours=24)
    second = await asked(db, replace(MATTER, subject="draw:140123-2026-2"), now=NOW + timedelta(minutes=1))
    async with db.reading(UNIT) as session:
        assert [one.approval_id for one in await open_approvals(session, APPROVALS, UNIT, NOW)] == [first, second]
        assert [one.approval_id for one in await open_approvals(session, APPROVALS, UNIT, over)] == [second]
        assert await open_approvals(session, APPROVALS, "140105", NOW) == []
    async with db.reading("140105") as session:
        assert await open_approvals(session, APPROVALS, UNIT, NOW) == []
        assert await approval_of(session, APPROVALS, UNIT, first) is None


async def test_only_whoever_asked_takes_a_request_back(db: Database) -> None:
    request = await asked(db)
    async with db.transaction(UNIT) as session:
        with pytest.raises(MayNotAsk):
            await withdraw(session, APPROVALS, SUPERVISOR, (UNIT, request), acting_as(SUPERVISOR))
        await withdraw(session, APPROVALS, OFFICER, (UNIT, request), acting_as(OFFICER))
    with pytest.raises(ApprovalDecided):
        await judged(db, request)
    with pytest.raises(ApprovalMissing):
        await used(db)


async def test_an_unknown_request_and_another_unit_s_look_the_same(db: Database) -> None:
    request = await asked(db)
    with pytest.raises(ApprovalNotFound):
        await judged(db, UUID(int=7))
    with pytest.raises(ApprovalNotFound):
        await judged(db, request, by=staff_member("unit_supervisor", scope="140105"))


async def test_a_request_that_nobody_may_make_is_not_written(db: Database) -> None:
    async with db.transaction(UNIT) as session:
        with pytest.raises(MayNotAsk):
            await ask(session, APPROVALS, SUPERVISOR, Asked(MATTER), acting_as(SUPERVISOR))
        assert await open_approvals(session, APPROVALS, UNIT, NOW) == []


async def test_every_step_is_written_down_with_who_and_what(db: Database, database: FreshDatabase) -> None:
    await judged(db, await asked(db))
    await used(db)
    lines = await lines_of(database)
    assert [(line["act"], line["actor"]["role"]) for line in lines] == [
        ("APPROVAL_ASKED", "draw_officer"),
        ("APPROVAL_AGREED", "unit_supervisor"),
        ("APPROVAL_USED", "draw_officer"),
    ]
    assert {line["record"] for line in lines} == {MATTER.subject}
    assert {line["details"]["content_sha256"] for line in lines} == {MATTER.content_sha256}
