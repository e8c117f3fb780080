"""A whole receipt against our own audit log: promised at submission, kept at the next checkpoint."""

from datetime import timedelta

from services.registration.actions.check_whole_receipt import check_whole_receipt
from services.registration.actions.show_form_copy import show_form_copy
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.store.log_shelf import LogShelf
from services.registration.store.tables import audit
from shared.audit_log.checkpoints import open_checkpoint
from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint
from shared.audit_log.read_log import newest_checkpoint
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.database.scope import UNSCOPED
from tests.builders.registration import UNIT, a_submission, another_child
from tests.registration.actions.test_recreate_application import DELETED
from tests.registration.conftest import MASTER, PROVINCE, Superuser


def log_of(tools: Tools) -> AuditLog:
    """The log of this service, with its key."""
    origin = tools.log.origin
    return AuditLog(tools.db, audit, origin, KeyRing(GivenKeys(MASTER, PROVINCE)).signing_key(f"log/{origin}"))


async def given(tools: Tools, visit: Visit, place: int = 0) -> bytes:
    """What a family keeps of a new application."""
    typed = a_submission(**another_child(place))
    return (await submit_application(tools, visit, typed, idempotency_key=f"k{place}")).receipt.file


async def outcomes(tools: Tools, kept: bytes, copy: bytes | None = None) -> dict[str, str]:
    found = await check_whole_receipt(tools, UNIT, kept, copy)
    return {one.name: one.outcome for one in found.checked.checks}


async def test_before_the_first_checkpoint_there_is_nothing_to_compare(tools: Tools, visit: Visit) -> None:
    kept = await given(tools, visit)
    assert await outcomes(tools, kept) == {
        "签名": "ok",
        "报名表副本": "left_out",
        "重算程序": "ok",
        "后来的检查点": "left_out",
    }


async def test_afterwards_the_promise_is_shown_to_be_kept(tools: Tools, visit: Visit) -> None:
    first = await given(tools, visit)
    await make_checkpoint(log_of(tools))
    second = await given(tools, visit, 1)
    assert b"\nlog registration.test " in second
    assert b"\nlog -\n" in first
    await make_checkpoint(log_of(tools))
    assert (await outcomes(tools, first))["写进公开日志"] == "ok"
    told = await outcomes(tools, second)
    assert [told[name] for name in ("后来的检查点", "写进公开日志", "日志没有换过")] == ["ok", "ok", "ok"]


async def test_every_receipt_is_a_witness_of_the_newest_checkpoint(tools: Tools, visit: Visit) -> None:
    await given(tools, visit)
    await make_checkpoint(log_of(tools))
    async with tools.db.reading(UNSCOPED) as session:
        checkpoint = open_checkpoint(await newest_checkpoint(session, audit), tools.keys.log_vkey(tools.log.origin))
    line = f"log {checkpoint.origin} {checkpoint.size} {checkpoint.root.hex()}\n"
    assert line.encode() in await given(tools, visit, 1)


async def test_the_form_and_the_state_are_told_beside_it(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    done = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    copy = (await show_form_copy(tools, visit, done.application_number)).content
    found = await check_whole_receipt(tools, UNIT, done.receipt.file, copy)
    assert (found.checked.verdict, found.here.state) == ("genuine", "claim")
    await superuser(*DELETED)
    gone = await check_whole_receipt(tools, UNIT, done.receipt.file, copy)
    assert (gone.checked.verdict, gone.here.missing) == ("genuine", True)


async def test_of_another_or_of_nothing_no_state_is_told(tools: Tools, visit: Visit) -> None:
    kept = await given(tools, visit)
    for other in (b"nothing", kept.replace(b"version 1", b"version 2")):
        found = await check_whole_receipt(tools, UNIT, other, None)
        assert (found.checked.verdict, found.here.genuine, found.here.state) == ("refused", False, "")


async def test_the_shelf_asks_the_database_now_and_then_only(tools: Tools, visit: Visit) -> None:
    shelf = LogShelf(tools.db, tools.log.origin, keeps=timedelta(hours=1).total_seconds())
    assert await shelf.newest() is None
    await given(tools, visit)
    await make_checkpoint(log_of(tools))
    assert await shelf.newest() is None
    fresh = await LogShelf(tools.db, tools.log.origin, keeps=0).newest()
    assert fresh is not None
    assert fresh.size >= 1
