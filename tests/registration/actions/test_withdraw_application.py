"""A family takes its application back, once, and the child is free again."""

import pytest

from services.registration.actions.show_application import show_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.errors import ApplicationNotFound
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit


async def test_it_ends_and_doing_it_twice_is_once(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    for _ in range(2):
        await withdraw_application(tools, visit, number)
    view = await show_application(tools, visit, number)
    assert [act.words for act in view.acts] == ["您撤回了报名", "您提交了报名"]
    assert not view.may_withdraw


async def test_the_other_guardian_can_then_be_proven(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    mine = await submitted(tools, visit)
    await found(tools, mine, "proven")
    await withdraw_application(tools, visit, mine)
    fathers = await submitted(tools, await new_visit("13700000006"))
    await found(tools, fathers, "proven")
    assert await states(tools) == {mine: "withdrawn", fathers: "proven"}


async def test_nobody_else_can(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    number = await submitted(tools, visit)
    with pytest.raises(ApplicationNotFound):
        await withdraw_application(tools, await new_visit("13700000007"), number)
