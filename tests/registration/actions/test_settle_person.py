"""Once verification has settled who the child is, the child's pid joins the receipt."""

from services.registration.actions.correct_application import correct_application
from services.registration.actions.show_receipt import receipt_vkey, show_receipt
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.receipts.signed import open_receipt
from tests.builders.registration import a_submission, another_child
from tests.registration.actions.family import found, submitted
from tests.registration.conftest import NewVisit, Superuser

EVENTS = "select body::json ->> 'act' from registration.audit_inbox where body like '%PERSON_SETTLED%'"


async def test_the_pid_joins_the_receipt_and_the_note_stays(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    before = (await show_receipt(tools, visit, number)).receipt
    await found(tools, number, "with_clerk")
    assert (await show_receipt(tools, visit, number)).receipt == before
    await found(tools, number, "proven")
    after = (await show_receipt(tools, visit, number)).receipt
    assert after.note == before.note
    assert len(after.pid) == 16
    assert open_receipt(after.file, receipt_vkey(tools, visit.unit_code)) == after


async def test_it_is_made_once_and_recorded(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    number = await submitted(tools, visit)
    await found(tools, number, "proven")
    first = (await show_receipt(tools, visit, number)).receipt
    await found(tools, number, "proven")
    assert (await show_receipt(tools, visit, number)).receipt == first
    assert await superuser(EVENTS) == ["PERSON_SETTLED"]


async def test_one_child_has_one_pid_whoever_applies(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    other = await new_visit("13700000007")
    mine, theirs = await submitted(tools, visit), await submitted(tools, other)
    for number in (mine, theirs):
        await found(tools, number, "proven")
    pids = [(await show_receipt(tools, who, number)).receipt.pid for who, number in ((visit, mine), (other, theirs))]
    assert len(set(pids)) == 1


async def test_a_corrected_version_waits_for_its_own(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await found(tools, number, "proven")
    changed = a_submission("P02", **another_child(0))
    await correct_application(tools, visit, changed, number=number, version=1)
    assert (await show_receipt(tools, visit, number)).receipt.pid == ""
