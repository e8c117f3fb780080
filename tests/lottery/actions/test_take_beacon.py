"""A beacon is fetched from the configured relays over real sockets or pasted, and is verified before it is kept."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx2
import pytest
import sqlalchemy as sa

from services.lottery.app import create_app
from services.lottery.settings import LotterySettings
from shared.database.sessions import Database
from tests.builders.ceremonies import OFFICER, RELEASER, STAFF, Answer, Ceremony
from tests.builders.draws import DRAW_ID, LAST_SOURCE_AT, County, beacon, dice, drand
from tests.builders.scopes import EVERYWHERE
from tests.builders.sources import close, frozen_and_read, paste, type_throws
from tests.fakes.frozen_files import FrozenFiles
from tests.fakes.relays import Play, relay
from tests.lottery.gateways.test_beacons import FAULTS, GOOD

VALUE, SIGNATURE = beacon()
LYING = ("other round", "other signature, right round", "html", "500")


async def fetch(ceremony: Ceremony, at: str = LAST_SOURCE_AT, who: dict[str, str] = OFFICER) -> Answer:
    return await ceremony.post(f"/{DRAW_ID}/sources/drand/fetch", {"at": at}, who=who)


async def closed(client: httpx2.AsyncClient, made: County) -> Ceremony:
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=[dice(4), drand()]))
    await type_throws(ceremony)
    assert (await close(ceremony))[0] == 200
    return ceremony


@asynccontextmanager
async def lottery_asking(
    settings: LotterySettings, registration: FrozenFiles, *plays: Play
) -> AsyncGenerator[httpx2.AsyncClient]:
    """Give a client of a lottery whose relays play like this."""
    async with AsyncExitStack() as stack:
        relays = tuple([(await stack.enter_async_context(relay(play))).address for play in plays])
        inside = httpx2.ASGITransport(app=registration.app(), raise_app_exceptions=False)
        asking = settings.model_copy(update={"beacon_relays": relays})
        app = create_app(asking, registration_transport=inside, staff=STAFF)
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        yield await stack.enter_async_context(httpx2.AsyncClient(transport=transport, base_url="http://lottery.test"))


async def test_relays_that_lie_are_passed_over_and_the_signature_is_kept(
    settings: LotterySettings, registration: FrozenFiles, made: County
) -> None:
    plays = [*(FAULTS[fault] for fault in LYING), GOOD]
    async with lottery_asking(settings, registration, *plays) as client:
        ceremony = await closed(client, made)
        status, said = await fetch(ceremony, who=RELEASER)
        assert (status, said["value"], said["agreed"], said["typed_by"]) == (200, VALUE, True, 1)
        assert (await ceremony.take_alone("seed"))[0] == 200
        proof = await client.get(f"/draws/{DRAW_ID}/files/source_drand.txt")
        assert proof.text == f"{SIGNATURE}\n"


async def test_where_no_relay_gives_it_it_is_pasted(
    settings: LotterySettings, registration: FrozenFiles, made: County
) -> None:
    async with lottery_asking(settings, registration, *(FAULTS[fault] for fault in LYING)) as client:
        ceremony = await closed(client, made)
        status, said = await fetch(ceremony)
        assert (status, said["code"]) == (503, "BEACON_SILENT")
        assert said["title"] == "4 个信标转发点都没有给出这一轮的签名，可以再试，也可以粘贴签名"
        assert (await paste(ceremony, SIGNATURE))[1]["value"] == VALUE


async def test_without_relays_nobody_is_asked(client: httpx2.AsyncClient, made: County) -> None:
    status, said = await fetch(await closed(client, made))
    assert (status, said["title"]) == (503, "没有配置信标转发点，请粘贴签名")


async def test_no_address_from_a_request_is_asked(client: httpx2.AsyncClient, made: County) -> None:
    ceremony = await closed(client, made)
    async with relay(GOOD) as elsewhere:
        for name in ("relay", "url", "address", "beacon_relays"):
            body = {"at": LAST_SOURCE_AT, name: elsewhere.address}
            assert (await ceremony.post(f"/{DRAW_ID}/sources/drand/fetch", body))[1]["code"] == "INVALID_INPUT"
            asked = f"/{DRAW_ID}/sources/drand/fetch?{name}={elsewhere.address}"
            assert (await ceremony.post(asked, {"at": LAST_SOURCE_AT}))[1]["code"] == "BEACON_SILENT"
    assert elsewhere.asked == []


async def test_a_beacon_is_taken_in_its_turn_and_not_before_its_time(client: httpx2.AsyncClient, made: County) -> None:
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=[dice(4), drand()]))
    assert (await paste(ceremony, SIGNATURE))[1]["code"] == "NOT_CLOSED"
    assert (await fetch(ceremony))[1]["code"] == "NOT_CLOSED"
    await type_throws(ceremony)
    await close(ceremony)
    assert (await paste(ceremony, SIGNATURE, at="2023-09-15T19:00:02+08:00"))[1]["code"] == "SOURCE_TOO_EARLY"
    assert (await fetch(ceremony, at="2023-09-15T19:00:02+08:00"))[1]["code"] == "SOURCE_TOO_EARLY"
    wrong = {"signature": SIGNATURE, "at": LAST_SOURCE_AT}
    assert (await ceremony.post(f"/{DRAW_ID}/sources/dice/beacon", wrong))[1]["code"] == "ALREADY_CLOSED"


async def test_only_a_beacon_is_fetched(client: httpx2.AsyncClient, made: County) -> None:
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=[dice(4), drand()]))
    for way in ("fetch", "beacon"):
        body = {"at": LAST_SOURCE_AT.replace("19:00", "15:30"), **({"signature": SIGNATURE} if way == "beacon" else {})}
        assert (await ceremony.post(f"/{DRAW_ID}/sources/dice/{way}", body))[1]["code"] == "NOT_A_BEACON"


async def test_the_same_beacon_twice_is_kept_once(
    client: httpx2.AsyncClient, made: County, lottery_db: Database
) -> None:
    ceremony = await closed(client, made)
    for _ in range(3):
        assert (await paste(ceremony, SIGNATURE))[0] == 200
    count = sa.text("select count(*) from lottery.called where source = 'drand'")
    async with lottery_db.reading(EVERYWHERE) as session:
        assert (await session.execute(count)).scalar_one() == 1


@pytest.mark.parametrize(
    "address",
    [
        "ftp://relay.example",
        "gopher://relay.example",
        "relay.example",
        "http://user:secret@relay.example",
        "https://relay.example/?next=",
        "https://relay.example/#x",
        "https://",
        "https://relay.example/a b",
    ],
)
def test_a_relay_of_the_settings_is_a_plain_web_address(settings: LotterySettings, address: str) -> None:
    given = settings.model_dump(exclude_unset=True)
    with pytest.raises(ValueError, match="beacon_relays"):
        LotterySettings.model_validate({**given, "beacon_relays": [address]})
    good = ["https://api.drand.sh", "http://[::1]:8080/drand"]
    assert LotterySettings.model_validate({**given, "beacon_relays": good}).beacon_relays == tuple(good)
