"""Two at once, over a real PostgreSQL: one decision, one use."""

import asyncio

import pytest

from shared.approvals.errors import ApprovalDecided, ApprovalUsed
from shared.approvals.matter import Approval
from shared.database.sessions import Database
from tests.fakes.staff import staff_member
from tests.plugins.database import FreshDatabase
from tests.shared.approvals.desk import MATTER, asked, judged, used
from tests.shared.approvals.written import lines_of

SUPERVISORS = [staff_member("unit_supervisor", name=name) for name in ("赵主任", "钱主任", "孙主任", "李主任")]


def sorted_out(results: list[Approval | BaseException]) -> tuple[int, list[type[BaseException]]]:
    errors = [type(result) for result in results if isinstance(result, BaseException)]
    return len(results) - len(errors), errors


async def test_of_several_deciders_at_once_one_decides(db: Database, database: FreshDatabase) -> None:
    request = await asked(db)
    answers = (judged(db, request, agree=at % 2 == 0, by=one) for at, one in enumerate(SUPERVISORS))
    done, errors = sorted_out(await asyncio.gather(*answers, return_exceptions=True))
    assert (done, errors) == (1, [ApprovalDecided] * 3)
    assert len(await lines_of(database)) == 2


async def test_of_several_users_at_once_one_uses(db: Database, database: FreshDatabase) -> None:
    await judged(db, await asked(db))
    done, errors = sorted_out(await asyncio.gather(*(used(db) for _ in range(4)), return_exceptions=True))
    assert (done, errors) == (1, [ApprovalUsed] * 3)
    assert [line["act"] for line in await lines_of(database)].count("APPROVAL_USED") == 1


async def test_what_was_not_done_after_all_may_still_be_done(db: Database) -> None:
    await judged(db, await asked(db))
    with pytest.raises(ZeroDivisionError):
        await use_and_fail(db)
    assert (await used(db)).matter == MATTER


async def use_and_fail(db: Database) -> None:
    from shared.approvals.deciding import use
    from tests.shared.approvals.desk import APPROVALS, OFFICER, UNIT, acting_as

    async with db.transaction(UNIT) as session:
        await use(session, APPROVALS, MATTER, acting_as(OFFICER))
        _ = 1 / 0
