"""A published result reaches every family that was in the draw: once, whole, and from the published file alone."""

import asyncio
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
import sqlalchemy as sa

from services.registration.actions.record_placements import record_placements
from services.registration.actions.show_application import show_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.told_refusals import Why
from services.registration.store.erasure import erase_applications
from services.registration.store.tables import audit, placement, result_letter, sms_outbox
from shared.audit_log.sequencing import sequence
from shared.contracts.messages import PlacementsPublished
from shared.database.scope import UNSCOPED
from shared.jobs.handlers import NeedsAPerson
from tests.builders.registration import UNIT
from tests.builders.results import about_draw, frozen_roster, published, results_csv
from tests.builders.scopes import EVERYWHERE
from tests.fakes.registration import FakeDraws
from tests.registration.actions.family import submitted
from tests.registration.conftest import NewVisit

LATER = datetime.fromisoformat("2023-09-15T19:34:00+08:00")


async def tell(tools: Tools, content: bytes, *, place: int = 1, claimed: bytes | None = None) -> None:
    message = published(content if claimed is None else claimed, place=place)
    await record_placements(tools, message, draws=FakeDraws(content, about_draw()), now=LATER)


async def kept(tools: Tools) -> dict[str, int]:
    """Return how many rows there are of everything that telling writes."""
    async with tools.db.reading(EVERYWHERE) as session:
        tables = (placement, result_letter, sms_outbox)
        return {
            table.name: int(await session.scalar(sa.select(sa.func.count()).select_from(table)) or 0)
            for table in tables
        }


async def test_a_family_sees_its_result(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit, 0, "P01", "P02")
    roster = await frozen_roster(tools)
    await tell(tools, results_csv(roster, {(number, "P01"): "WAIT 3", (number, "P02"): "ADMIT"}))
    view = await show_application(tools, visit, number)
    assert view.headline == "录取了：P02学校。"
    assert [choice.result for choice in view.choices] == ["候补第 3 位", "录取"]


async def test_every_child_gets_one_message_and_one_letter(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    phones = ["13900001234", "13900002222", "13900003333"]
    numbers = [await submitted(tools, await new_visit(phone), place) for place, phone in enumerate(phones)]
    second = await submitted(tools, visit, 3)
    roster = await frozen_roster(tools)
    given = {(numbers[0], "P01"): "ADMIT", (numbers[1], "P01"): "WAIT 1", (second, "P01"): "WAIT 2"}
    content = results_csv(roster, given)
    await tell(tools, content)
    assert await kept(tools) == {"placement": 4, "result_letter": 4, "sms_outbox": 4}
    said = [await last(tools, phone) for phone in phones[1:]]
    mark = published(content).results_sha256[:8]
    assert said == [
        f"【娄烦县教育局】这次没有派中，P01学校候补第1位。公办学位还留着。报名号{numbers[1]}，结果指纹{mark}",
        f"【娄烦县教育局】这次没有派中。公办学位还留着。报名号{numbers[2]}，结果指纹{mark}",
    ]


async def test_repeated_and_simultaneous_delivery_repeats_nothing(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    content = results_csv(await frozen_roster(tools), {(number, "P01"): "ADMIT"})
    await asyncio.gather(*[tell(tools, content) for _ in range(3)])
    await tell(tools, content)
    await tell(tools, content, place=2)
    assert await kept(tools) == {"placement": 1, "result_letter": 1, "sms_outbox": 1}


async def test_many_children_are_written_in_parts_and_none_is_lost_between_them(
    tools: Tools, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(5):
        await submitted(tools, visit, place)
    content = results_csv(await frozen_roster(tools), {})
    for module in ("letters", "placements"):
        monkeypatch.setattr(f"services.registration.store.{module}.AT_ONCE", 2)
    await tell(tools, content)
    assert await kept(tools) == {"placement": 5, "result_letter": 5, "sms_outbox": 5}


async def test_a_later_publication_tells_only_those_whose_lines_changed(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    number, other = await submitted(tools, visit), await submitted(tools, await new_visit("13900002222"), 1)
    roster = await frozen_roster(tools)
    await tell(tools, results_csv(roster, {(number, "P01"): "WAIT 1", (other, "P01"): "ADMIT"}), place=1)
    await tell(tools, results_csv(roster, {(number, "P01"): "MOVEUP", (other, "P01"): "ADMIT"}), place=2)
    assert (await show_application(tools, visit, number)).headline == "录取了：P01学校。"
    assert await kept(tools) == {"placement": 2, "result_letter": 2, "sms_outbox": 3}


def spoil(content: bytes, why: str, number: str) -> bytes:
    lines = content.decode().splitlines(keepends=True)
    stranger = lines[1].replace(number, "999999999999")
    spoiled = {
        "a child is missing": lines[:1] + lines[2:],
        "a child stands there twice": [*lines, lines[1]],
        "a child that nobody knows": [*lines, stranger],
        "a stranger in place of a child": [lines[0], stranger, *lines[2:]],
        "another tier": [lines[0], lines[1].replace(",1,2,", ",1,1,"), *lines[2:]],
        "a status that is none": [lines[0], lines[1].replace("ELSE", "LUCK"), *lines[2:]],
        "a place without waiting": [lines[0], lines[1].replace("ELSE,", "ELSE,3"), *lines[2:]],
        "no header": lines[1:],
        "the last line feed is gone": [*lines[:-1], lines[-1].rstrip()],
        "windows": [line.replace("\n", "\r\n") for line in lines],
        "not text": ["\xff"],
    }
    return "".join(spoiled[why]).encode("latin-1")


@pytest.mark.parametrize(
    ("why", "code"),
    [
        ("a child is missing", Why.ROSTER_DIFFERS),
        ("a child stands there twice", Why.ROSTER_DIFFERS),
        ("a child that nobody knows", Why.ROSTER_DIFFERS),
        ("a stranger in place of a child", Why.ROSTER_DIFFERS),
        ("another tier", Why.ROSTER_DIFFERS),
        ("a status that is none", Why.UNREADABLE),
        ("a place without waiting", Why.UNREADABLE),
        ("no header", Why.UNREADABLE),
        ("the last line feed is gone", Why.UNREADABLE),
        ("windows", Why.UNREADABLE),
        ("not text", Why.UNREADABLE),
    ],
)
async def test_a_file_that_lies_tells_nobody_anything(tools: Tools, visit: Visit, why: str, code: Why) -> None:
    number = await submitted(tools, visit)
    await submitted(tools, visit, 1)
    content = results_csv(await frozen_roster(tools), {})
    lie = spoil(content, why, number)
    with pytest.raises(NeedsAPerson, match=code):
        await tell(tools, lie)
    assert set((await kept(tools)).values()) == {0}
    assert await refusals(tools) == [code]
    await tell(tools, content)
    assert (await kept(tools))["sms_outbox"] == 2


async def test_a_file_that_changed_since_it_was_published_tells_nobody_anything(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    roster = await frozen_roster(tools)
    honest, other = results_csv(roster, {}), results_csv(roster, {(number, "P01"): "ADMIT"})
    with pytest.raises(NeedsAPerson, match=Why.HASH_DIFFERS):
        await tell(tools, other, claimed=honest)
    assert set((await kept(tools)).values()) == {0}
    assert await refusals(tools) == [Why.HASH_DIFFERS]


@pytest.mark.parametrize("lost", ["keep_letters", "keep_placements"])
async def test_messages_that_do_not_come_to_the_counts_of_the_file_are_not_sent(
    tools: Tools, visit: Visit, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    await submitted(tools, visit)
    content = results_csv(await frozen_roster(tools), {})

    async def keeps_nothing(*_: object) -> None:
        """Lose what should be written, as a fault of ours might."""

    with monkeypatch.context() as broken:
        broken.setattr(f"services.registration.actions.write_letters.{lost}", keeps_nothing)
        with pytest.raises(NeedsAPerson, match=Why.COUNTS_DIFFER):
            await tell(tools, content)
    assert set((await kept(tools)).values()) == {0}
    await tell(tools, content)
    assert (await kept(tools))["sms_outbox"] == 1


async def test_a_draw_that_the_lottery_does_not_call_published_tells_nobody_anything(
    tools: Tools, visit: Visit
) -> None:
    await submitted(tools, visit)
    content = results_csv(await frozen_roster(tools), {})
    draws = FakeDraws(content, about_draw(published_at=None))
    with pytest.raises(NeedsAPerson, match=Why.NOT_PUBLISHED):
        await record_placements(tools, published(content), draws=draws, now=LATER)


async def test_practice_in_a_real_season_is_nobodys_result(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    real = replace(tools, rehearses=False)
    message = PlacementsPublished(
        message_id=UUID(int=5),
        unit_code=UNIT,
        draw_id="TEST-140123-2023-XX-01",
        results_sha256=published(b"anything").results_sha256,
    )
    draws = FakeDraws(b"anything", about_draw(message.draw_id))
    await record_placements(real, message, draws=draws, now=LATER)
    assert set((await kept(tools)).values()) == {0}


async def test_what_was_deleted_is_neither_told_nor_kept_again(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    number, other = await submitted(tools, visit), await submitted(tools, await new_visit("13900002222"), 1)
    roster = await frozen_roster(tools)
    await tell(tools, results_csv(roster, {(number, "P01"): "WAIT 1"}), place=1)
    async with tools.db.transaction(UNIT) as session:
        await erase_applications(session, UNIT, [number], now=LATER)
    assert await kept(tools) == {"placement": 1, "result_letter": 1, "sms_outbox": 2}
    await tell(tools, results_csv(roster, {(number, "P01"): "MOVEUP", (other, "P01"): "WAIT 1"}), place=2)
    assert await kept(tools) == {"placement": 1, "result_letter": 1, "sms_outbox": 3}


async def last(tools: Tools, phone: str) -> str:
    assert hasattr(tools.sms, "latest")
    found: tuple[str, datetime] | None = await tools.sms.latest(phone)
    return "" if found is None else found[0]


async def refusals(tools: Tools) -> list[str]:
    async with tools.db.transaction(UNSCOPED) as session:
        await sequence(session, audit)
    async with tools.db.reading(EVERYWHERE) as session:
        bodies = await session.scalars(sa.select(audit.log.c.body).order_by(audit.log.c.leaf_index))
        texts = [body for body in bodies if "RESULTS_REFUSED" in body]
    return [text.partition('"why":"')[2].partition('"')[0] for text in texts]
