"""A registry that answers with poison, or from the future, harms one answer and nobody else."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.verification.actions.ask_again import ask_again
from services.verification.domain.answers import RegistryName
from services.verification.gateways.registry import Inquiry, Reply
from services.verification.gateways.replies import read_reply
from services.verification.store.answers import KeptAnswer, keep_answers
from services.verification.store.tables import case_file, registry_answer
from shared.database.sessions import Database
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_desk import Desk
from tests.builders.verification_families import family, registries_of
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims
from tests.fakes.registries import FakeRegistry, body_for


class Lying(FakeRegistry):
    """Answers like the honest one, with some members changed."""

    changes: dict[str, str]

    async def ask(self, inquiry: Inquiry) -> Reply:
        """Return the changed answer."""
        said = {**json.loads(body_for(self.records.get(inquiry.number, []))), **self.changes}
        return read_reply(inquiry.registry, inquiry.number, json.dumps(said).encode())


def lying(honest: FakeRegistry, **changes: str) -> Lying:
    liar = Lying(honest.records)
    liar.changes = changes
    return liar


async def test_a_control_character_is_garbage_and_so_silence(verification_db: Database) -> None:
    desk = Desk(verification_db)
    await desk.load_rules()
    desk.registries[RegistryName.HOUSEHOLD] = lying(desk.household, authority="公安\x00局")
    await desk.check()
    assert (await desk.case()).state == "waiting"


async def test_an_answer_from_the_future_gives_way_to_a_newer_one(verification_db: Database) -> None:
    one = family(1)
    desk = Desk(verification_db, FakeClaims(wire_claim(one.claim)), registries_of([one]))
    await desk.load_rules()
    honest = desk.household
    desk.registries[RegistryName.HOUSEHOLD] = lying(honest, answered_at="2098-01-01T00:00:00Z")
    await desk.check(one.claim)
    later = NOW + timedelta(days=31)
    desk.registries[RegistryName.HOUSEHOLD] = lying(honest, answered_at="2001-01-01T00:00:00Z")
    again = replace(one.claim, version=2)
    desk.claims = FakeClaims(wire_claim(again))
    await desk.check(again, now=later)
    rows = await desk.rows(sa.select(registry_answer.c.received_at).where(registry_answer.c.registry == "household"))
    assert {row.received_at for row in rows} == {later}


async def test_a_kept_answer_that_is_garbage_by_now_is_asked_for_again(verification_db: Database) -> None:
    one = family(1)
    desk = Desk(verification_db, FakeClaims(wire_claim(one.claim)), registries_of([one]))
    await desk.load_rules()
    vault = desk.checking.vault
    index = vault.identity_index(one.claim.child.number)
    kept = KeptAnswer("household", index, "{}", "0" * 64, "公安局", NOW, NOW + timedelta(days=30))
    async with verification_db.transaction(EVERYWHERE) as session:
        await keep_answers(session, vault, UNIT, [kept])
    await desk.check(one.claim)
    assert (await desk.case()).state == "confirmed"


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"])
async def test_a_moment_that_no_clock_shows_is_silence(verification_db: Database, moment: str) -> None:
    desk = Desk(verification_db)
    await desk.load_rules()
    desk.registries[RegistryName.HOUSEHOLD] = lying(desk.household, answered_at=moment)
    await desk.check()
    assert (await desk.case()).state == "waiting"


async def test_one_case_that_fails_does_not_keep_the_others_waiting(verification_db: Database) -> None:
    one, two = family(1), family(2)
    desk = Desk(verification_db, FakeClaims(wire_claim(one.claim), wire_claim(two.claim)), registries_of([one, two]))
    await desk.load_rules()
    for each in (one, two):
        desk.household.faults[each.claim.child.number] = "error"
        await desk.check(each.claim)
    desk.household.faults.clear()
    desk.registries[RegistryName.HOUSEHOLD] = Breaking(desk.household.records)
    Breaking.number = one.claim.child.number
    later = NOW + timedelta(minutes=10)
    with pytest.raises(RuntimeError, match="broken"):
        await ask_again(desk.checking, now=later)
    rows = await desk.rows(sa.select(case_file.c.application_number, case_file.c.state))
    assert dict(tuple(row) for row in rows)[two.claim.application_number] == "confirmed"


class Breaking(FakeRegistry):
    """Breaks, as a fault of ours would, when asked about one number."""

    number = ""

    async def ask(self, inquiry: Inquiry) -> Reply:
        """Return what the honest one says, but for that number."""
        if inquiry.number == self.number:
            raise RuntimeError("broken")
        return await super().ask(inquiry)
