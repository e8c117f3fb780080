"""Registration asks about a version that is settled: it is told again, once per message, and no registry is asked."""

import sqlalchemy as sa

from services.verification.actions.check_case import check_case
from services.verification.store.cases import CaseKey
from services.verification.store.tables import outbox
from shared.contracts.messages import FindingMade
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.verification import NOW, claim
from tests.builders.verification_desk import Desk

KEY = CaseKey(claim().unit_code, claim().application_number, claim().version)


async def settled(db: Database) -> Desk:
    desk = Desk(db)
    await desk.load_rules()
    await check_case(desk.checking, KEY, now=NOW, message_id=new_id())
    return desk


async def told(desk: Desk) -> list[FindingMade]:
    return [
        FindingMade.model_validate_json(row.body) for row in await desk.rows(sa.select(outbox).order_by(outbox.c.id))
    ]


async def test_a_new_message_about_a_settled_case_is_answered_with_its_finding(verification_db: Database) -> None:
    desk = await settled(verification_db)
    asked = desk.questions()
    again = new_id()
    for _ in range(2):
        await check_case(desk.checking, KEY, now=NOW, message_id=again)
    first, second = await told(desk)
    assert (first.finding_id, first.standing) == (second.finding_id, second.standing)
    assert first.message_id != second.message_id
    assert desk.questions() == asked


async def test_a_message_about_an_older_version_is_not_answered(verification_db: Database) -> None:
    desk = await settled(verification_db)
    await check_case(desk.checking, CaseKey(KEY.unit_code, KEY.application_number, 0), now=NOW, message_id=new_id())
    assert len(await told(desk)) == 1
