"""What rests on a deleted application goes: claim, words, answers nobody else needs; outcomes and hashes stay."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.erase_application import erase_application
from services.verification.actions.keep_to_schedule import keep_to_schedule
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import CaseNotFound
from services.verification.store.queries import AskedQuery, log_queries
from services.verification.store.tables import case_file, finding, registry_answer, registry_check, registry_query
from shared.contracts.messages import ApplicationErased
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_families import Family, family, written_otherwise

CONFIRM = ClerkDecision(Choice.CONFIRM, "看过了，是同一个人", saw_paper=True)


def erased(one: Family) -> ApplicationErased:
    number = one.claim.application_number
    return ApplicationErased(message_id=new_id(), unit_code=UNIT, application_number=number)


async def count(db: Database, table: sa.Table, *where: "sa.ColumnElement[bool]") -> int:
    async with db.reading(EVERYWHERE) as session:
        return int(await session.scalar(sa.select(sa.func.count()).select_from(table).where(*where)) or 0)


async def test_claim_words_and_answers_go_and_the_conclusion_stays(zhao: Sitting) -> None:
    one, db = written_otherwise(1), zhao.room.db
    desk = await checked(db, one)
    await decide_case(zhao, await shown(zhao, one), CONFIRM)
    before = await desk.findings()
    await erase_application(db, erased(one), now=NOW)
    case = await desk.case()
    assert (case.state, case.claim, case.people) == ("closed", None, [])
    after = await desk.findings()
    assert [(row.standing, row.evidence_sha256, row.rules_sha256) for row in after] == [
        (row.standing, row.evidence_sha256, row.rules_sha256) for row in before
    ]
    assert [(row.reason, row.sentence) for row in after] == [(None, None)] * len(before)
    assert await count(db, registry_answer) == 0
    assert await count(db, registry_check, registry_check.c.answer_sha256.is_not(None)) > 0
    assert await count(db, registry_check, registry_check.c.key_index != b"") == 0
    with pytest.raises(CaseNotFound):
        await show_case(zhao, seen(one))


async def test_what_a_twin_still_needs_stays(zhao: Sitting) -> None:
    first, second = family(1), family(2)
    second.claim = type(first.claim)(**{**vars(second.claim), "guardians": first.claim.guardians})
    second.records = {**second.records}
    db = zhao.room.db
    await checked(db, first, second)
    held = await count(db, registry_answer)
    await erase_application(db, erased(first), now=NOW)
    left = await count(db, registry_answer)
    assert 0 < left < held
    await erase_application(db, erased(second), now=NOW)
    assert await count(db, registry_answer) == 0


async def test_a_round_that_comes_late_writes_nothing(zhao: Sitting) -> None:
    one, db = family(1), zhao.room.db
    desk = await checked(db, one)
    await erase_application(db, erased(one), now=NOW)
    await desk.check(one.claim, now=NOW + timedelta(days=1))
    assert (await desk.case()).claim is None
    assert await count(db, finding) == 1


async def test_the_same_message_twice_and_one_about_nobody(zhao: Sitting) -> None:
    one, db = family(1), zhao.room.db
    await checked(db, one)
    message = erased(one)
    for _ in range(2):
        await erase_application(db, message, now=NOW)
    await erase_application(db, erased(family(7)), now=NOW)
    assert await count(db, case_file, case_file.c.erased_at.is_not(None)) == 1


async def test_no_claim_outlives_two_years_even_if_nobody_says_so(zhao: Sitting) -> None:
    one, db = family(1), zhao.room.db
    await checked(db, one)
    assert await keep_to_schedule(db, now=NOW + timedelta(days=700)) == {}
    assert (await keep_to_schedule(db, now=NOW + timedelta(days=740)))["LATE_CLAIM"] == 1
    assert await count(db, case_file, case_file.c.claim.is_not(None)) == 0


async def test_logs_go_after_three_years_by_the_clock_of_the_database(zhao: Sitting) -> None:
    one, db = family(1), zhao.room.db
    await checked(db, one)
    young = await count(db, registry_query)
    async with db.transaction(EVERYWHERE) as session:
        await session.execute(registry_query.delete().where(registry_query.c.registry == "nowhere"))
        await log_queries(session, [asked(datetime(2019, 5, 1, tzinfo=UTC)), asked(datetime.now(UTC))])
    with pytest.raises(DBAPIError):
        async with db.transaction(EVERYWHERE) as session:
            await session.execute(
                registry_query.delete().where(registry_query.c.asked_at > datetime(2026, 1, 1, tzinfo=UTC))
            )
    done = await keep_to_schedule(db, now=datetime.now(UTC))
    assert done["QUERY"] == young + 1
    assert await count(db, registry_query) == 1


def asked(at: datetime) -> AskedQuery:
    return AskedQuery(UNIT, new_id(), "411834108899", "household", b"k" * 32, "system", "教育局", "核对", at, "found")


async def test_words_of_clerks_can_be_emptied_and_never_rewritten(zhao: Sitting) -> None:
    one, db = written_otherwise(1), zhao.room.db
    desk = await checked(db, one)
    await decide_case(zhao, await shown(zhao, one), CONFIRM)
    by_clerk = finding.c.made_by == "clerk"
    (was,) = [row.reason for row in await desk.findings() if row.made_by == "clerk"]
    under_the_same_key = was[:-1] + bytes([was[-1] ^ 1])
    shorter_under_another = (was[:2] + b"\x00\x02" + was[4:])[:-1]
    changes = ({"reason": under_the_same_key}, {"reason": shorter_under_another}, {"reason": b"x" * len(was)})
    for change in (*changes, {"standing": "refused"}, {"evidence_sha256": "0" * 64}):
        with pytest.raises(DBAPIError):
            async with db.transaction(EVERYWHERE) as session:
                await session.execute(finding.update().where(by_clerk).values(**change))
    with pytest.raises(DBAPIError):
        async with db.transaction(EVERYWHERE) as session:
            await session.execute(finding.delete())
    async with db.transaction(EVERYWHERE) as session:
        anew = was[:2] + b"\x00\x02" + was[4:]
        await session.execute(finding.update().where(by_clerk).values(reason=anew))
