"""Everything that the machine and the staff do is written into the audit log, with words for people."""

import re
from pathlib import Path

from services import verification
from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.list_cases import list_cases
from services.verification.actions.list_queue import list_queue
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.refuse_case import judge_refusal, propose_refusal
from services.verification.actions.show_case import show_case
from services.verification.actions.take_next import take_next
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, Refusal
from services.verification.store.queue import QueueFilter
from shared.audit_log.acts import acts_of
from tests.builders.verification import UNIT
from tests.builders.verification_approvals import answered
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_families import family, grandfathers_booklet, late_permit, written_otherwise
from tests.plugins.database import FreshDatabase
from tests.shared.approvals.written import lines_of

WHY = ClerkDecision(Choice.CONFIRM, "看过了", saw_paper=True)
ACT = re.compile(r'"([A-Z]+(?:_[A-Z]+)+)"')


async def test_the_machine_writes_whom_it_asked_and_what_it_found(zhao: Sitting, database: FreshDatabase) -> None:
    await checked(zhao.room.db, family(5))
    asked, found = await lines_of(database, "verification")
    assert (asked["act"], asked["actor"]["kind"], asked["actor"]["who"]) == ("REGISTRIES_ASKED", "machine", "system")
    assert asked["details"]["household/child"] == "found"
    assert asked["details"]["property/guardian2"] == "absent"
    assert (found["act"], found["details"]["standing"], found["details"]["by"]) == ("FINDING_MADE", "proven", "machine")


async def test_the_staff_s_acts_are_written_in_order(
    zhao: Sitting, liu: Sitting, qian: Sitting, database: FreshDatabase
) -> None:
    one, booklet, late, fine = written_otherwise(1), grandfathers_booklet(3), late_permit(4), family(5)
    await checked(zhao.room.db, one, booklet, late, fine)
    before = len(await lines_of(database, "verification"))
    await list_queue(zhao, QueueFilter(zhao.who), page=1)
    await list_cases(zhao, UNIT, state="exception", after="")
    await take_next(zhao)
    await show_case(zhao, seen(one))
    await decide_case(zhao, await shown(zhao, one), WHY)
    await propose_refusal(zhao, await shown(zhao, booklet), Refusal("NOT_GUARDIAN", "x", "y"))
    await judge_refusal(liu, await shown(liu, booklet), agree=True)
    await decide_case(zhao, await shown(zhao, late), WHY)
    await answered(qian)
    await propose_reopening(zhao, await shown(zhao, fine), "x")
    await answered(qian, agree=False)
    lines = (await lines_of(database, "verification"))[before:]
    assert [line["act"] for line in lines] == [
        *("QUEUE_OPENED", "CASES_LISTED", "CASE_TAKEN", "CARD_OPENED", "CASE_CONFIRMED", "FINDING_MADE"),
        *("REFUSAL_PROPOSED", "REFUSAL_AGREED", "FINDING_MADE"),
        *("APPROVAL_ASKED", "RAISE_PROPOSED", "FINDING_MADE"),
        *("APPROVALS_OPENED", "APPROVAL_AGREED", "APPROVAL_USED", "CASE_CONFIRMED", "FINDING_MADE"),
        *("APPROVAL_ASKED", "REOPENING_PROPOSED"),
        *("APPROVALS_OPENED", "APPROVAL_DECLINED", "REOPENING_DECLINED"),
    ]
    assert {line["actor"]["role"] for line in lines} == {"unit_clerk", "unit_supervisor"}


def test_every_act_has_its_words() -> None:
    known = acts_of("verification")
    folder = Path(verification.__path__[0]) / "actions"
    written = {act for path in folder.glob("*.py") for act in ACT.findall(path.read_text("utf-8"))}
    acts = {act for act in written if act.partition("_")[0] in {name.partition("_")[0] for name in known}}
    assert acts <= known.keys()
    assert {"APPROVAL_ASKED", "APPROVAL_AGREED", "APPROVAL_DECLINED", "APPROVAL_WITHDRAWN", "APPROVAL_USED"} <= set(
        known
    )
