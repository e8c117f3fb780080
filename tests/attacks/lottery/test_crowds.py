"""Strangers who come in thousands: to watch, for papers, for the whole bundle; the draw office still gets through."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from services.lottery.actions import lot_figures, read_bundle
from services.lottery.actions.read_live import LiveSight
from services.lottery.domain.archive import tar_gz
from services.lottery.store.records import DrawKey
from services.lottery.web.live import hub
from services.lottery.web.live.views import View
from shared.database.sessions import ReadSession
from shared.errors import Kind, ServiceError
from shared.web.pdf.printer import PinnedFonts, Printer
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, FROZEN_AT, UNIT, County

NOW = datetime(2023, 9, 15, tzinfo=UTC)
MANY = 300
STOPPED = {"letter": "c", "ground": "市教育局书面要求停止"}
LIVE = f"/draws/{DRAW_ID}/live"


@pytest.fixture
def jammed(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A printer in which a sheet takes until the event is set."""
    free = threading.Event()

    def waits(*_: object) -> bytes:
        free.wait(60)
        return b"%PDF-"

    monkeypatch.setattr(Printer, "_set", waits)
    yield free
    free.set()


async def test_whoever_wants_papers_does_not_hold_up_other_work(jammed: threading.Event) -> None:
    """Signatures of beacons, bundles and draws are computed beside the loop as well."""
    printer = Printer(PinnedFonts((Path("/nowhere"),)))
    waiting = [asyncio.ensure_future(printer.print(b"", {"n": n}, made_at=NOW)) for n in range(MANY)]
    await asyncio.sleep(0)
    async with asyncio.timeout(30):
        assert await asyncio.to_thread(lambda: 7) == 7
    jammed.set()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_of_a_crowd_that_wants_papers_most_are_told_to_come_again(jammed: threading.Event) -> None:
    printer = Printer(PinnedFonts((Path("/nowhere"),)))
    waiting = [asyncio.ensure_future(printer.print(b"", {"n": n}, made_at=NOW)) for n in range(MANY)]
    done, _ = await asyncio.wait(waiting, timeout=30, return_when="FIRST_COMPLETED")
    jammed.set()
    said = await asyncio.gather(*waiting, return_exceptions=True)
    assert done, "somebody hears at once that there are too many"
    refused = [one for one in said if isinstance(one, ServiceError)]
    assert {(one.code, one.kind) for one in refused} == {("PDF_BUSY", Kind.UNAVAILABLE)}
    printed = said.count(b"%PDF-")
    assert (len(refused) + printed, 0 < printed <= 100) == (MANY, True)


async def test_a_bundle_is_packed_once_for_all_who_want_it(ceremony: Ceremony, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = []

    def counted(folder: str, files: dict[str, bytes]) -> bytes:
        packed.append(folder)
        return tar_gz(folder, files)

    monkeypatch.setattr(read_bundle, "tar_gz", counted)
    await ceremony.go_to("freeze")
    answers = await asyncio.gather(*(ceremony.client.get(f"/draws/{DRAW_ID}/bundle.tar.gz") for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(packed) == 1
    await ceremony.go_on_to("close")
    later = await ceremony.client.get(f"/draws/{DRAW_ID}/bundle.tar.gz")
    assert later.content != answers[0].content


async def test_beyond_a_number_of_watchers_the_page_says_so_and_reloads_instead(
    client: httpx2.AsyncClient, ceremony: Ceremony, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "MOST_WATCHERS", 0)
    await ceremony.go_to("announce")
    answer = await client.get(LIVE)
    assert (answer.status_code, "text/event-stream" in answer.headers["content-type"]) == (503, False)


@pytest.mark.parametrize("of", ["page", "en", "screen"])
async def test_nobody_makes_the_service_remember_draws_that_are_not_there(
    client: httpx2.AsyncClient, ceremony: Ceremony, of: str
) -> None:
    await ceremony.go_to("announce")
    for number in range(20):
        answer = await client.get(f"/draws/140199-2023-XX-{number:02}/live?of={of}")
        assert answer.status_code in {404, 422}


async def test_a_draw_that_cannot_be_shown_does_not_silence_the_others(
    app: FastAPI, ceremony: Ceremony, made: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One task renews all draws of a process: a fault about one of them is written down, and it goes on."""
    live: hub.LiveDraws = app.state.live
    other = Ceremony(ceremony.client, made, "TEST-140199-2023-XX-02")
    await ceremony.go_to("announce")
    await other.go_to("announce")
    keys = [DrawKey(UNIT, one.draw_id) for one in (ceremony, other)]
    renew = hub.LiveDraws._renew

    def fails(self: hub.LiveDraws, key: DrawKey, sight: LiveSight) -> None:
        if key == keys[0]:
            raise KeyError("a word that nobody knew")
        renew(self, key, sight)

    monkeypatch.setattr(hub.LiveDraws, "_renew", fails)
    _, (watched, leave) = [await live.watch(key, View.PAGE) for key in keys]
    await ceremony.take("freeze")
    assert (await other.post(f"/{other.draw_id}/void", {**STOPPED, "at": FROZEN_AT}))[0] == 200
    async with asyncio.timeout(30):
        while not watched.count:
            await asyncio.sleep(0.05)
    leave()


@pytest.mark.parametrize("counting", ["demand_of", "children_and_choices"])
async def test_what_never_changes_is_counted_once_for_all_who_reload(
    ceremony: Ceremony, monkeypatch: pytest.MonkeyPatch, counting: str
) -> None:
    """When the fingerprint is public everybody reloads at once; each count reads every row of the roster."""
    counted = []
    before = getattr(lot_figures, counting)

    async def count(session: ReadSession, key: DrawKey) -> object:
        counted.append(key)
        return await before(session, key)

    monkeypatch.setattr(lot_figures, counting, count)
    await ceremony.go_to("freeze")
    counted.clear()
    for path in ("", "", "/en", "/screen", ""):
        assert (await ceremony.client.get(f"/draws/{DRAW_ID}{path}")).status_code == 200
    assert len(counted) == 1
