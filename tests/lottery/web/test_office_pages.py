"""The draw office's pages over HTTP: who may do what, what is refused and why, and the way to what is missing."""

import httpx2
import pytest

from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from tests.builders.ceremonies import OFFICER, RELEASER, Ceremony, session_of
from tests.builders.draws import DRAW_ID, DRAWN_AT, FROZEN_AT, PUBLISHED_AT, UNIT
from tests.builders.office_desk import DESK, PAGES, HandClock, Visitor, words_of
from tests.fakes.frozen_files import FrozenFiles

KIN = "ab" * 32
SUPERVISOR = session_of("unit_supervisor")
AUDITOR = session_of("auditor")
STEPS = ("/freeze", "/draw", "/release", "/close", "/seed", "/void")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    """The app's clock."""
    made = HandClock()
    monkeypatch.setattr("services.lottery.app.clock_from", lambda _: made)
    return made


@pytest.fixture
def officer(client: httpx2.AsyncClient) -> Visitor:
    return Visitor(client, OFFICER)


@pytest.fixture
def releaser(client: httpx2.AsyncClient) -> Visitor:
    return Visitor(client, RELEASER)


async def request_of(visitor: Visitor) -> str:
    """The path on which the one open request is answered."""
    page = (await visitor.open(f"{DESK}/approvals")).text
    return f"{DESK}/approvals/" + page.partition(f'action="{DESK}/approvals/')[2].partition('"')[0]


async def test_two_people_freeze(ceremony: Ceremony, officer: Visitor, releaser: Visitor) -> None:
    await ceremony.go_to("announce")
    refused = await officer.send("/freeze")
    assert refused.status_code == 409
    assert "第二个人" in words_of(refused)
    assert (await officer.send("/freeze/request")).status_code == 303
    waiting = words_of(await officer.open("/freeze"))
    assert "要请别人来同意" in waiting
    assert (await releaser.send(await request_of(releaser))).status_code == 422
    assert (await releaser.send(await request_of(releaser), agree="yes")).status_code == 303
    done = await officer.send("/freeze")
    assert (done.status_code, done.headers["Location"]) == (303, f"{PAGES}?done=freeze")
    assert "名册已经封存，指纹已经公布" in words_of(await officer.open("?done=freeze"))


async def test_whoever_asked_cannot_allow(ceremony: Ceremony, officer: Visitor) -> None:
    await ceremony.go_to("announce")
    await officer.send("/freeze/request")
    page = words_of(await officer.open(f"{DESK}/approvals"))
    assert "提出的人自己不能同意" in page
    assert "记下答复" not in page


@pytest.mark.parametrize(
    ("path", "words", "link"),
    [
        ("/reading", "名册还没有封存，先封存名册。", "/freeze"),
        ("/close", "名册还没有封存，先封存名册。", "/freeze"),
        ("/seed", "名册还没有封存，先封存名册。", "/freeze"),
        ("/draw", "名册还没有封存，先封存名册。", "/freeze"),
        ("/release", "名册还没有封存，先封存名册。", "/freeze"),
        ("/throws", "名册还没有封存，先封存名册。", "/freeze"),
        ("/beacon", "名册还没有封存，先封存名册。", "/freeze"),
    ],
)
async def test_a_page_before_its_time_names_the_missing_step(
    ceremony: Ceremony, officer: Visitor, path: str, words: str, link: str
) -> None:
    await ceremony.go_to("announce")
    page = await officer.open(path)
    assert page.status_code == 200
    assert words in words_of(page)
    assert f'href="{PAGES}{link}"' in page.text
    assert "<form" not in page.text.partition("<h1>")[2].partition("</main>")[0]


async def test_an_unknown_ending_of_an_address_says_nothing(ceremony: Ceremony, officer: Visitor) -> None:
    await ceremony.go_to("announce")
    page = await officer.open("?done=%3Cb%3E")
    assert page.status_code == 200
    assert "&lt;b&gt;" not in page.text.partition("<h1>")[2].partition("</main>")[0]


async def test_the_list_links_every_draw(ceremony: Ceremony, officer: Visitor) -> None:
    assert "还没有公告过派位" in words_of(await officer.open(f"{DESK}/draws"))
    await ceremony.go_to("announce")
    page = await officer.open(f"{DESK}/draws")
    assert f'href="{PAGES}"' in page.text
    assert (await officer.open("/office")).headers["Location"] == f"{DESK}/draws"


async def test_drawn_results_are_released_from_outside(
    ceremony: Ceremony, clock: HandClock, officer: Visitor, releaser: Visitor
) -> None:
    await ceremony.go_to("seed")
    clock.put_to(DRAWN_AT)
    assert (await officer.send("/draw")).headers["Location"] == f"{PAGES}?done=draw"
    again = await officer.send("/draw")
    assert again.status_code == 409
    assert "这一步已经办过了" in words_of(again)
    assert "最近一步：9月15日 19:02 派位。" in words_of(again)
    clock.put_to(PUBLISHED_AT)
    await officer.send("/release/request")
    inside = Visitor(officer.client, session_of("draw_releaser", home_unit=UNIT, name="本单位的人"))
    path = await request_of(releaser)
    refused = await inside.send(path, agree="yes")
    assert refused.status_code == 403
    assert "您的答复没有记下" in words_of(refused)
    assert (await releaser.send(path, agree="yes")).status_code == 303
    assert (await officer.send("/release")).headers["Location"] == f"{PAGES}?done=release"
    assert "结果已经公布" in words_of(await officer.open("/release"))


async def test_a_draw_is_void_only_on_a_listed_ground(ceremony: Ceremony, clock: HandClock, officer: Visitor) -> None:
    await ceremony.go_to("freeze")
    clock.put_to(FROZEN_AT)
    nothing = await officer.send("/void")
    assert nothing.status_code == 422
    assert "请选规则写明的一种情况" in words_of(nothing)
    early = await officer.send("/void", letter="b", ground="还没有到时间")
    assert early.status_code == 409
    assert "现在不能用这一种情况作废" in words_of(early)
    assert "还没有到时间" in early.text
    assert (await officer.send("/void", letter="c", ground="市教育局书面要求停止")).status_code == 303
    assert "这次派位作废，没有产生任何结果" in words_of(await officer.open(""))
    assert "已经作废" in words_of(await officer.open("/freeze"))


@pytest.mark.parametrize("path", STEPS)
@pytest.mark.parametrize("who", [SUPERVISOR, AUDITOR])
async def test_who_only_looks_sees_no_button(
    ceremony: Ceremony, client: httpx2.AsyncClient, who: dict[str, str], path: str
) -> None:
    await ceremony.go_to("announce")
    visitor = Visitor(client, who)
    page = await visitor.open(path)
    assert page.status_code == 200
    assert "<form" not in page.text.partition("<h1>")[2].partition("</main>")[0]
    assert (await visitor.send(path)).status_code == 403


async def test_other_roles_and_units_have_no_desk(ceremony: Ceremony, client: httpx2.AsyncClient) -> None:
    await ceremony.go_to("announce")
    clerk = Visitor(client, session_of("unit_clerk"))
    administrator = Visitor(client, session_of("administrator"))
    stranger = Visitor(client, session_of("draw_officer", scope="140198", name="别处的人"))
    for path in ("", "/freeze", "/throws", "/void", f"{DESK}/draws", f"{DESK}/approvals"):
        assert (await clerk.open(path)).status_code == 403
        assert (await administrator.open(path)).status_code == 403
        assert (await stranger.open(path)).status_code == 404
    assert (await client.get(PAGES)).headers["Location"].startswith("/staff/sign-in")


async def test_a_form_of_another_site_does_nothing(ceremony: Ceremony, client: httpx2.AsyncClient) -> None:
    await ceremony.go_to("freeze")
    token = OFFICER["Authorization"].removeprefix("Session ")
    headers = {"Cookie": f"staff={token}", "Sec-Fetch-Site": "cross-site"}
    for path in ("/void", "/throws", "/reading", "/close"):
        answer = await client.post(f"{PAGES}{path}", data={"letter": "c", "ground": "x"}, headers=headers)
        assert answer.status_code == 403
        assert "这张表不是从这里打开的" in answer.text
    status, said = await ceremony.post("/none", {})
    assert status in {404, 405}
    assert said["code"]


async def test_a_form_without_our_token_does_nothing_in_an_old_browser(
    ceremony: Ceremony, client: httpx2.AsyncClient
) -> None:
    await ceremony.go_to("freeze")
    token = OFFICER["Authorization"].removeprefix("Session ")
    answer = await client.post(f"{PAGES}/void", data={"letter": "c"}, headers={"Cookie": f"staff={token}"})
    assert answer.status_code == 403
    assert "这张表不是从这里打开的" in answer.text


async def test_a_second_officer_is_no_second_role(ceremony: Ceremony, officer: Visitor, releaser: Visitor) -> None:
    await ceremony.go_to("announce")
    await officer.send("/freeze/request")
    second = Visitor(officer.client, session_of("draw_officer", name="另一位操作人员"))
    assert (await second.send(await request_of(releaser), agree="yes")).status_code == 403
    assert "记下答复" not in words_of(await second.open("/freeze"))
    assert (await second.send("/freeze")).status_code == 409


async def test_what_is_open_before_the_freeze_has_its_default_and_its_place(
    ceremony: Ceremony, registration: FrozenFiles, officer: Visitor
) -> None:
    await ceremony.go_to("announce")
    registration.open = {"open": {"SILENT": {"count": 2, "numbers": ["412345678904"]}}}
    page = await officer.open("/readiness")
    assert "还有 2 份报名，登记部门没有回答" in words_of(page)
    assert FREEZE_DEFAULTS["SILENT"] in words_of(page)
    assert 'href="/verification/queue"' in page.text
    assert "去封存名册" in words_of(page)
    registration.open = {"open_until": "2023-09-14T18:00:00+08:00"}
    blocked = words_of(await officer.open("/readiness"))
    assert "不能封存" in blocked
    assert "封存会被拒绝" in blocked
    registration.failure = "down"
    assert "报名系统没有回答" in words_of(await officer.open("/readiness"))


async def test_an_announcement_needs_registration(officer: Visitor, registration: FrozenFiles) -> None:
    assert "甲：掷数，当晚双色球" in words_of(await officer.open(f"{DESK}/draws/new"))
    assert (await officer.open(f"{DESK}/draws/new?profile=b")).status_code == 200
    registration.failure = "down"
    assert (await officer.open(f"{DESK}/draws/new?profile=b")).status_code == 503
    auditor = Visitor(officer.client, AUDITOR)
    assert (await auditor.open(f"{DESK}/draws/new")).status_code == 403


async def test_a_source_that_was_not_announced_has_no_page(ceremony: Ceremony, officer: Visitor) -> None:
    await ceremony.go_to("freeze")
    page = await officer.open("/envelopes")
    assert page.status_code == 404
    assert "公告里没有这个来源" in page.text


@pytest.mark.parametrize("path", ["/freeze", "/freeze/request", "/reading", "/throws", "/close", "/void"])
async def test_a_relatives_draw_is_closed(
    ceremony: Ceremony, registration: FrozenFiles, client: httpx2.AsyncClient, path: str
) -> None:
    registration.people = frozenset({KIN})
    await ceremony.go_to("announce" if path.startswith("/freeze") else "freeze")
    related = Visitor(client, session_of("draw_officer", kin=(KIN,), name="有亲属的人"))
    sent = {"row": "1", "agreed": "yes", "source": "dice", "place": "1", "value": "3", "letter": "c", "ground": "x"}
    answer = await related.send(path, **sent)
    assert answer.status_code == 403
    assert "回避" in answer.text


async def test_a_draw_that_is_not_there_is_not_there(officer: Visitor) -> None:
    assert (await officer.open("")).status_code == 404
    assert (await officer.open(f"{DESK}/draws/{DRAW_ID}x")).status_code == 404
