"""The clerks' pages as plain HTTP: who is let in, foreign forms, odd filters, masking."""

import re
from urllib.parse import quote

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.differences import mark
from services.verification.web.card_rows import mask_pieces
from shared.database.sessions import Database
from tests.builders.verification_cases import checked
from tests.builders.verification_families import family, late_permit, written_otherwise
from tests.builders.verification_staff import LIU, QIAN, SUN, ZHAO, signed_in

HERE = {"Sec-Fetch-Site": "same-origin"}
FOREIGN = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture
async def clerk(verification_db: Database, client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A browser that has signed in."""
    await checked(verification_db, written_otherwise(1), late_permit(4), family(5))
    return signed_in(client, ZHAO)


@pytest.mark.parametrize("path", ["/", "/queue", "/cases/140123/411834108801", "/cases/140123/411834108801/refusal"])
async def test_a_stranger_is_led_to_the_door(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    if path == "/":
        answer = await client.get(answer.headers["location"])
        path = "/queue"
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/staff/sign-in?next={quote(path, safe='')}"


@pytest.mark.parametrize("path", ["/queue/next", "/cases/140123/411834108801/decision", "/sign-out", "/approvals/next"])
async def test_a_form_of_another_site_is_refused(clerk: httpx2.AsyncClient, path: str) -> None:
    answer = await clerk.post(path, data={"decision": "confirm", "reason": "x"}, headers=FOREIGN)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=99999999999999999999", "page=-1", "app_no=%EF%BC%94118 3410 8801", "due=never"],
)
async def test_any_filter_is_answered(clerk: httpx2.AsyncClient, query: str) -> None:
    answer = await clerk.get(f"/queue?{query}")
    assert answer.status_code == 200


async def test_the_queue_hides_the_name_and_shows_no_number(clerk: httpx2.AsyncClient) -> None:
    page = (await clerk.get("/queue")).text
    assert "陈*浩" in page
    assert "陈子浩" not in page
    assert written_otherwise(1).claim.child.number not in page


async def test_a_decision_made_meanwhile_keeps_what_was_typed(clerk: httpx2.AsyncClient) -> None:
    path = "/cases/140123/411834108801/decision"
    fields = {"decision": "confirm", "reason": "户口簿写的是繁体字", **await hidden_fields(clerk)}
    assert (await clerk.post(path, data=fields, headers=HERE)).status_code == 303
    late = await clerk.post(path, data={**fields, "reason": "我也看过"}, headers=HERE)
    assert late.status_code == 422
    assert "已经有决定了" in late.text
    assert "我也看过" in late.text


@pytest.mark.parametrize("decision", ["confirm", "return", "put_back", "refuse"])
async def test_a_page_that_shows_something_else_decides_nothing(clerk: httpx2.AsyncClient, decision: str) -> None:
    path = "/cases/140123/411834108801/decision"
    fields = {"decision": decision, "reason": "看过了", **await hidden_fields(clerk)}
    for changed, said in (({"version": ""}, "家长刚改过报名"), ({"evidence_sha256": ""}, "登记部门刚有新的回答")):
        answer = await clerk.post(path, data={**fields, **changed}, headers=HERE)
        assert answer.status_code == 422
        assert said in answer.text
        assert "看过了" in answer.text
    assert (await clerk.post(path, data=fields, headers=HERE)).status_code == 303


async def hidden_fields(clerk: httpx2.AsyncClient, number: str = "411834108801") -> dict[str, str]:
    """What the card's form sends of itself."""
    card = (await clerk.get(f"/cases/140123/{number}")).text
    pattern = re.compile(r'<input type="hidden" name="(version|evidence_sha256)" value="(\w+)">')
    return dict(pattern.findall(card))


async def test_a_case_that_is_not_there_is_a_page(clerk: httpx2.AsyncClient) -> None:
    answer = await clerk.get("/cases/140123/999999999999")
    assert answer.status_code == 404
    assert "没有这份材料" in answer.text


async def test_signing_out_closes_the_door(clerk: httpx2.AsyncClient) -> None:
    left = await clerk.post("/sign-out", headers=HERE)
    assert (left.status_code, left.headers["location"]) == (303, "/staff/sign-in")
    assert (await signed_in(clerk, ZHAO).get("/queue")).status_code == 303


async def test_a_supervisor_goes_from_one_request_to_the_next(clerk: httpx2.AsyncClient) -> None:
    await confirm(clerk, "411834108804", {"saw_paper": "1"})
    await clerk.post("/cases/140123/411834108805/look", data={"purpose": "FAMILY_ASKS"}, headers=HERE)
    fields = {"reason": "有人举报", **await hidden_fields(clerk, "411834108805")}
    await clerk.post("/cases/140123/411834108805/reopening", data=fields, headers=HERE)
    supervisor = signed_in(clerk, QIAN)
    assert "等您审批的 2 件" in (await supervisor.get("/queue")).text
    first = await supervisor.post("/approvals/next", headers=HERE)
    assert first.headers["location"] == "/cases/140123/411834108804"
    second = await answer(supervisor, "411834108804", "yes")
    assert second.headers["location"] == "/cases/140123/411834108805"
    assert (await answer(supervisor, "411834108805", "no")).headers["location"] == "/approvals?none=1"
    assert "等您审批的都看完了" in (await supervisor.get("/approvals?none=1")).text


async def test_an_answer_without_a_choice_keeps_what_was_typed(clerk: httpx2.AsyncClient) -> None:
    await confirm(clerk, "411834108804", {"saw_paper": "1"})
    incomplete = await answer(signed_in(clerk, QIAN), "411834108804", "")
    assert incomplete.status_code == 422
    assert "请选同意还是不同意" in incomplete.text
    assert "看过材料，同意" in incomplete.text


async def test_whoever_may_not_answer_is_offered_nothing(clerk: httpx2.AsyncClient) -> None:
    await confirm(clerk, "411834108804", {"saw_paper": "1"})
    for member in (ZHAO, LIU, SUN):
        page = (await signed_in(clerk, member).get("/cases/140123/411834108804")).text
        assert "等负责人审批" in page
        assert 'name="agree"' not in page


async def test_what_waits_for_nobody_asks_for_a_purpose_first(clerk: httpx2.AsyncClient) -> None:
    path = "/cases/140123/411834108805"
    asked = await clerk.get(path)
    assert "您为什么要看" in asked.text
    assert "陈*浩" not in asked.text
    assert (await clerk.post(f"{path}/look", data={"purpose": ""}, headers=HERE)).status_code == 422
    await clerk.post(f"{path}/look", data={"purpose": "FAMILY_ASKS", "note": "家长来电"}, headers=HERE)
    assert "目的：回答家长的询问（家长来电）" in (await clerk.get(path)).text


async def test_an_auditor_s_pages_offer_nothing_to_do(clerk: httpx2.AsyncClient) -> None:
    auditor = signed_in(clerk, SUN)
    for path in ("/queue", "/cases/140123/411834108801", "/approvals"):
        page = await auditor.get(path)
        assert page.status_code == 200
        assert "拿下一份" not in page.text
        assert "记下决定" not in page.text
        assert "显示完整证件号" not in page.text


async def confirm(clerk: httpx2.AsyncClient, number: str, more: dict[str, str]) -> None:
    fields = {"decision": "confirm", "reason": "看过居住证", **more, **await hidden_fields(clerk, number)}
    assert (await clerk.post(f"/cases/140123/{number}/decision", data=fields, headers=HERE)).status_code == 303


async def answer(supervisor: httpx2.AsyncClient, number: str, agree: str) -> httpx2.Response:
    """Answer the request on a card as its page offers it."""
    page = (await supervisor.get(f"/cases/140123/{number}")).text
    fields = dict(re.findall(r'<input type="hidden" name="(approval_id|content_sha256)" value="([\w-]+)">', page))
    told = {**fields, "agree": agree, "reason": "看过材料，同意"}
    return await supervisor.post(f"/cases/140123/{number}/approval", data=told, headers=HERE)


@given(st.text(alphabet="陈子浩葉叶·", min_size=2, max_size=6), st.text(alphabet="陈子浩葉叶·", min_size=2, max_size=6))
def test_a_masked_name_shows_its_ends_and_what_differs(one: str, other: str) -> None:
    pieces, _ = mark(one, other)
    masked = "".join(piece.text for piece in mask_pieces(pieces))
    marked = "".join(("1" if piece.marked else "0") * len(piece.text) for piece in pieces)
    shown = {0} if len(one) == 2 else {0, len(one) - 1}
    for at, character in enumerate(masked):
        assert character == (one[at] if at in shown or marked[at] == "1" else "*")
