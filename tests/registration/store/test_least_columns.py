"""A query reads the columns it needs: what it does not open, it does not even fetch."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import event

from services.registration.actions.check_receipt import CodeOnReceipt, check_receipt
from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.list_applications import list_applications
from services.registration.actions.read_claim import read_claim
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.roster.entries import DrawScope
from services.registration.store.tables import SEALED_COLUMNS
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT
from tests.registration.actions.family import submitted


@contextmanager
def statements(tools: Tools) -> Generator[list[str]]:
    """Collect the statements of a block."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        heard.append(statement)

    engine = tools.db.engine.sync_engine
    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


def sealed_in(heard: list[str]) -> set[str]:
    return {key for key, column in SEALED_COLUMNS.items() if any(f".{column}" in statement for statement in heard)}


async def test_a_claim_reads_what_verification_compares(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    with statements(tools) as heard:
        claim = await read_claim(tools, UNIT, number)
    assert claim.guardians[0].name == "周敏"
    unread = set(SEALED_COLUMNS) - sealed_in(heard)
    assert unread >= {"phone", "home_address", "native_place", "ethnic_group", "is_martyr_or_entitled_child"}


async def test_the_freeze_reads_only_what_names_the_child(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    with statements(tools) as heard:
        draw = DrawToFreeze(UNIT, "TEST-140123-2023-XX-01", "2023", DrawScope(()))
        await freeze_draw(tools, draw, acting=acting_at(NOW))
    assert sealed_in(heard) == {"name", "birth_date", "gender", "id_type", "id_number"}


async def test_a_list_opens_name_and_day_of_birth(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    with statements(tools) as heard:
        await list_applications(tools, visit)
    assert sealed_in(heard) == {"name", "birth_date"}


async def test_the_check_of_a_receipt_reads_nothing_personal(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    with statements(tools) as heard:
        await check_receipt(tools, UNIT, CodeOnReceipt(number, 1, "0" * 32))
    assert sealed_in(heard) == set()
    assert not any("account_id" in statement for statement in heard)
