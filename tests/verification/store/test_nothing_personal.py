"""No column of any table, and no line of any log, holds a name, a number or an address of a family."""

import logging

import pytest
import sqlalchemy as sa

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.refuse_case import propose_refusal
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, Refusal
from services.verification.store.clerks import Clerk
from services.verification.store.tables import metadata
from services.verification.store.vault import Vault
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.verification import ELSEWHERE, NOW, UNIT
from tests.builders.verification_cases import checked, shown
from tests.builders.verification_desk import RING
from tests.builders.verification_families import Family, family, grandfathers_booklet, late_permit, written_otherwise

WORDS = "这句话里有陈子浩的名字"


async def lived_in(db: Database) -> list[Family]:
    """A database in which everything has happened once."""
    families = [family(1), written_otherwise(2), grandfathers_booklet(3), late_permit(4)]
    await checked(db, *families)
    sitting = Sitting(CaseRoom(db, Vault(RING), new_id), Clerk(new_id(), "zhao", "赵晓云", UNIT), NOW)
    variant, booklet = [await shown(sitting, one) for one in families[1:3]]
    await show_case(sitting, variant)
    await decide_case(sitting, variant, ClerkDecision(Choice.RETURN, WORDS, saw_paper=False, sentence=WORDS))
    await propose_refusal(sitting, booklet, Refusal("NOT_GUARDIAN", WORDS, WORDS))
    return families


def personal(families: list[Family]) -> set[str]:
    """Every text that must not be found."""
    people = [one.claim.person(subject) for one in families for subject in one.claim.subjects]
    texts = {text for person in people for text in (person.name, person.number, person.address)}
    return texts | {ELSEWHERE, WORDS, "葉兰", "李大山", "滨河路12号"}


async def test_every_column_is_silent(verification_db: Database) -> None:
    families = await lived_in(verification_db)
    async with verification_db.reading() as session:
        for table in metadata.sorted_tables:
            stored = b""
            for row in await session.execute(sa.select(table)):
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
    async with verification_db.reading() as session:
        rows = (await session.execute(sa.select(table))).all()
    assert len(rows) == 5 * 3 + 9
    assert all(len(row.key_index) == 32 for row in rows)
    assert families[0].claim.child.number not in str(rows)
