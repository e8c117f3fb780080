"""A supervisor who declared the guardian, or is the guardian, before what that family asks about its data."""

import pytest

from services.registration.actions.answer_request import Decided, answer_request, read_open_request
from services.registration.actions.ask_a_person import ask_correction
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.rights.errors import OwnChild
from shared.audit_log.events import Acting, Actor
from shared.ids import new_id
from tests.builders.registration import NOW, UNIT, a_submission, another_child
from tests.fakes.staff import staff_member
from tests.registration.actions.family import submitted

ACTING = Acting(Actor("staff", "s", "unit_supervisor"), NOW)


@pytest.mark.parametrize("who", ["id_number", "guardian1_id_number"])
async def test_neither_child_nor_guardian_may_be_declared(tools: Tools, visit: Visit, who: str) -> None:
    number = await submitted(tools, visit)
    asked = await ask_correction(tools, visit, number, "住址写错了。", request_id=new_id())
    index = tools.keys.identity_index(a_submission(**another_child(0)).form[who])
    related = staff_member("unit_supervisor", scope=UNIT, kin=(index.hex(),))
    with pytest.raises(OwnChild):
        await read_open_request(tools, UNIT, asked.request_id, related, ACTING)
    with pytest.raises(OwnChild):
        await answer_request(tools, UNIT, Decided(asked.request_id, True, "好。"), related, ACTING)
