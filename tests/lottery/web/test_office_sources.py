"""Sources typed on pages over HTTP: two people for each value, envelopes against promises, media, beacon, closing."""

import httpx2
import pytest

from tests.builders.ceremonies import OFFICER, RELEASER, Ceremony, session_of
from tests.builders.draws import CLOSED_AT, DICE, DRAW_ID, LAST_SOURCE_AT, THROWN_AT, County, beacon
from tests.builders.every_kind import ISSUE, NONCES, every_kind
from tests.builders.office_desk import PAGES, HandClock, Visitor, words_of


@pytest.fixture
def ceremony(client: httpx2.AsyncClient, made: County) -> Ceremony:
    """A draw with a source of every kind."""
    return Ceremony(client, made, DRAW_ID, sources=every_kind())


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    """The app's clock."""
    made = HandClock()
    monkeypatch.setattr("services.lottery.app.clock_from", lambda _: made)
    return made


@pytest.fixture
def people(clock: HandClock, client: httpx2.AsyncClient) -> tuple[Visitor, Visitor]:
    """The officer and the releaser."""
    assert isinstance(clock, HandClock)
    return Visitor(client, OFFICER), Visitor(client, RELEASER)


async def begin(ceremony: Ceremony, clock: HandClock) -> None:
    """Freeze, read the fingerprint aloud, and stand at the first throw."""
    await ceremony.go_to("freeze")
    clock.put_to(THROWN_AT)
    for row in ("1", "2", "3", "4"):
        assert (await Visitor(ceremony.client, OFFICER).send("/reading", row=row, agreed="yes")).status_code == 303


async def both(people: tuple[Visitor, Visitor], path: str, **fields: str) -> None:
    for one in people:
        answer = await one.send(path, **fields)
        assert answer.status_code == 303, words_of(answer)


async def test_rows_are_read_in_order(ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]) -> None:
    await ceremony.go_to("freeze")
    clock.put_to(THROWN_AT)
    early = await people[0].send("/reading", row="2", agreed="yes")
    assert early.status_code == 409
    assert "先念前一行" in words_of(early)
    assert (await people[0].send("/reading", row="x", agreed="yes")).status_code == 422


async def test_nothing_is_typed_before_the_reading(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await ceremony.go_to("freeze")
    clock.put_to(THROWN_AT)
    refused = await people[0].send("/throws", source="dice", place="1", value="6")
    assert refused.status_code == 409
    assert "先念指纹" in words_of(refused)
    assert f'href="{PAGES}/reading"' in refused.text


async def test_nothing_is_typed_before_its_time(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await begin(ceremony, clock)
    page = words_of(await people[0].open("/bulletin"))
    assert "还没有到公告里写的时间" in page
    assert "记下开奖号码" not in page
    early = await people[0].send("/bulletin", **numbers("https://a.example/1"))
    assert early.status_code == 409


async def test_what_one_typed_is_shown_to_nobody(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await begin(ceremony, clock)
    await people[0].send("/envelopes", source="witness", place="1", opened="yes", value=NONCES[0].upper())
    auditor = Visitor(ceremony.client, session_of("auditor"))
    for who in (*people, auditor):
        assert NONCES[0] not in (await who.open("/envelopes")).text
    await people[1].send("/envelopes", source="witness", place="1", opened="yes", value=NONCES[0])
    assert NONCES[0] in (await people[1].open("/envelopes")).text


async def test_an_envelope_is_held_against_its_promise(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await begin(ceremony, clock)
    wrong = await people[0].send("/envelopes", source="witness", place="1", opened="yes", value="ef" * 16)
    assert wrong.status_code == 422
    assert "对不上" in words_of(wrong)
    assert (await people[0].send("/envelopes", source="witness", place="1")).status_code == 422
    await both(people, "/envelopes", source="witness", place="1", opened="yes", value=NONCES[0])
    await both(people, "/envelopes", source="witness", place="2", opened="no")
    assert "没有拆，按“-”算" in words_of(await people[0].open("/envelopes"))


def numbers(media: str, **changes: str) -> dict[str, str]:
    """A form with the numbers of 双色球."""
    typed = {"reds": "31 5 8 12 19 23", "blue": "7", "seen_at": "2023-09-15 16:05", "media": media}
    return {"source": "ssq", "issue": ISSUE, **typed, **changes}


async def test_the_numbers_come_from_two_media(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await begin(ceremony, clock)
    clock.put_to("2023-09-15T16:10:00+08:00")
    wrong = await people[0].send("/bulletin", **numbers("not an address", reds="1 2 3", blue="17", seen_at="今天"))
    assert wrong.status_code == 422
    assert all(f'id="{name}-e"' in wrong.text for name in ("reds", "blue", "media", "seen_at"))
    assert (await people[0].send("/bulletin", **numbers("https://a.example/1"))).status_code == 303
    same = await people[1].send("/bulletin", **numbers("https://www.a.example/2"))
    assert same.status_code == 409
    assert "换一家" in words_of(same)
    assert (await people[1].send("/bulletin", **numbers("https://b.example/1"))).status_code == 303
    assert "05 08 12 19 23 31 + 07" in words_of(await people[1].open("/bulletin"))


async def test_a_ceremony_with_every_kind_of_source(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await begin(ceremony, clock)
    missing = words_of(await people[0].open("/close"))
    assert "还差前面的一步" in missing
    await both(people, "/envelopes", source="witness", place="1", opened="yes", value=NONCES[0])
    await both(people, "/envelopes", source="witness", place="2", opened="yes", value=NONCES[1])
    for place, digit in enumerate(DICE, start=1):
        await both(people, "/throws", source="dice", place=str(place), value=digit)
    assert "去输入公布的数" in (await people[0].open("")).text
    clock.put_to("2023-09-15T15:12:00+08:00")
    await both(people, "/published", source="pulse", value="0F" * 64)
    early = await people[0].send("/close")
    assert early.status_code == 409
    assert f'href="{PAGES}/bulletin"' in early.text
    clock.put_to("2023-09-15T16:10:00+08:00")
    for one, media in zip(people, ("https://a.example/1", "https://b.example/1"), strict=True):
        assert (await one.send("/bulletin", **numbers(media))).status_code == 303
    assert (await people[1].send("/close")).headers["Location"] == f"{PAGES}?done=close"
    clock.put_to(LAST_SOURCE_AT)
    no_relay = await people[0].send("/beacon/fetch", source="drand")
    assert no_relay.status_code == 503
    assert "请粘贴签名" in words_of(no_relay)
    assert (await people[0].send("/beacon", source="drand", signature="00" * 48)).status_code == 422
    signature = beacon()[1]
    spaced = " ".join(signature[at : at + 8] for at in range(0, 96, 8))
    assert (await people[0].send("/beacon", source="drand", signature=spaced)).status_code == 303
    assert (await people[0].send("/seed")).headers["Location"] == f"{PAGES}?done=seed"
    assert "种子已经产生" in words_of(await people[0].open("/seed"))


async def test_the_page_of_the_closing_counts_down(
    ceremony: Ceremony, clock: HandClock, people: tuple[Visitor, Visitor]
) -> None:
    await begin(ceremony, clock)
    clock.put_to(CLOSED_AT)
    page = words_of(await people[0].open("/close"))
    assert "最晚 今天 18:50 关闭" in page
    assert "3 小时 24 分钟" in page
    clock.put_to("2023-09-15T18:55:00+08:00")
    late = await people[0].open("/close")
    assert "这次派位要作废" in words_of(late)
    assert f'href="{PAGES}/void"' in late.text
