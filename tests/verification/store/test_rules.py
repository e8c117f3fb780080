"""Rules come back as they were loaded; the newest apply; the same again is nothing new."""

from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from services.verification.actions.load_rules import places_of
from services.verification.domain.rules import Fact, rules_hash
from services.verification.store.rules import rules_of, save_rules
from services.verification.store.tables import unit_rules
from shared.database.sessions import Database
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import NOW, UNIT, rules

OTHER = replace(rules(), as_of=date(2023, 9, 1), facts=(Fact.GUARDIAN,), insured_months=12)


async def test_rules_come_back_as_they_were_loaded(verification_db: Database) -> None:
    async with verification_db.transaction(EVERYWHERE) as session:
        assert await save_rules(session, OTHER, NOW) == rules_hash(OTHER)
        assert await rules_of(session, UNIT) == OTHER
        assert await rules_of(session, "140105") is None


async def test_the_newest_apply_and_older_ones_may_come_back(verification_db: Database) -> None:
    async with verification_db.transaction(EVERYWHERE) as session:
        for step, loaded in enumerate((rules(), OTHER, OTHER, rules())):
            await save_rules(session, loaded, NOW + timedelta(minutes=step))
            assert await rules_of(session, UNIT) == loaded
        assert await session.scalar(sa.select(sa.func.count()).select_from(unit_rules)) == 2


def test_addresses_begin_with_the_name_the_city_or_the_province() -> None:
    assert places_of("140123", "娄烦县") == ("山西省太原市娄烦县", "太原市娄烦县", "山西省娄烦县", "娄烦县")
    assert places_of("990101", "某县") == ("某县",)
