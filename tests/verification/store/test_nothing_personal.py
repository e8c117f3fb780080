"""No column of any table, and no line of any log, holds a name, a number or an address of a family."""

import logging
from dataclasses import replace

import pytest
import sqlalchemy as sa

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.actions.change_rules import propose_rules
from services.verification.actions.decide_case import decide_case
from services.verification.actions.judge_request import RequestShown, judge_request
from services.verification.actions.list_requests import list_requests
from services.verification.actions.looks import Stated
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.refuse_case import propose_refusal
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, Refusal
from services.verification.store.rules_proposals import ProposedRules
from services.verification.store.tables import metadata
from services.verification.store.vault import Vault
from shared.database.connections import connected
from shared.database.sessions import Database
from shared.database.urls import with_database
from shared.ids import new_id
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import ELSEWHERE, NOW, UNIT, rules
from tests.builders.verification_cases import checked, shown
from tests.builders.verification_desk import RING
from tests.builders.verification_families import Family, family, grandfathers_booklet, late_permit, written_otherwise
from tests.builders.verification_staff import QIAN, ZHAO
from tests.plugins.database import FreshDatabase

WORDS = "这句话里有陈子浩的名字"


async def lived_in(db: Database) -> list[Family]:
    """A database in which everything has happened once."""
    families = [family(1), written_otherwise(2), grandfathers_booklet(3), late_permit(4)]
    await checked(db, *families)
    room = CaseRoom(db, Vault(RING), new_id)
    sitting, supervisor = Sitting(room, ZHAO, NOW), Sitting(room, QIAN, NOW)
    fine, variant, booklet, late = [await shown(sitting, one) for one in families]
    await show_case(sitting, variant, Stated("FAMILY_ASKS", WORDS))
    await decide_case(sitting, late, ClerkDecision(Choice.CONFIRM, WORDS, saw_paper=True))
    await propose_reopening(sitting, fine, WORDS)
    for request in await list_requests(supervisor):
        told = RequestShown(UNIT, request.approval.approval_id, request.approval.matter.content_sha256)
        await judge_request(supervisor, told, agree=True, reason=WORDS)
    await propose_rules(sitting, ProposedRules(replace(rules(), season="2024"), WORDS))
    await decide_case(sitting, variant, ClerkDecision(Choice.RETURN, WORDS, saw_paper=False, sentence=WORDS))
    await propose_refusal(sitting, booklet, Refusal("NOT_GUARDIAN", WORDS, WORDS))
    return families


def personal(families: list[Family]) -> set[str]:
    """Every text that must not be found."""
    people = [one.claim.person(subject) for one in families for subject in one.claim.subjects]
    texts = {text for person in people for text in (person.name, person.number, person.address)}
    return texts | {ELSEWHERE, WORDS, "葉兰", "李大山", "滨河路12号"}


async def test_every_column_is_silent(verification_db: Database, database: FreshDatabase) -> None:
    families = await lived_in(verification_db)
    async with connected(with_database(database.admin_url, database.name)) as admin:
        for table in metadata.sorted_tables:
            stored = b""
            for row in await admin.fetch(f"select * from {table.fullname}"):
                stored += b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
            for text in personal(families):
                assert text.encode() not in stored, f"{table.name} holds {text}"


async def test_every_log_is_silent(verification_db: Database, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        families = await lived_in(verification_db)
    for text in personal(families) - {""}:
        assert text not in caplog.text


async def test_the_log_of_questions_keeps_no_number(verification_db: Database) -> None:
    families = await lived_in(verification_db)
    table = metadata.tables["verification.registry_query"]
    async with verification_db.reading(EVERYWHERE) as session:
        rows = (await session.execute(sa.select(table))).all()
    assert len(rows) == 5 * 3 + 9
    assert all(len(row.key_index) == 32 for row in rows)
    assert families[0].claim.child.number not in str(rows)
