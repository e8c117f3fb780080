"""The clerks' pages as plain HTTP: who is let in, foreign forms, odd filters, masking."""

import re

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verification.domain.differences import mark
from services.verification.web.card_rows import mask_pieces
from shared.database.sessions import Database
from tests.builders.verification_app import PASSWORD, add_clerks
from tests.builders.verification_cases import checked
from tests.builders.verification_families import written_otherwise

HERE = {"Sec-Fetch-Site": "same-origin"}
FOREIGN = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture
async def clerk(verification_db: Database, client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A browser that has signed in."""
    await add_clerks(verification_db)
    await checked(verification_db, written_otherwise(1))
    answer = await client.post("/sign-in", data={"name": "zhao", "password": PASSWORD}, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    return client


@pytest.mark.parametrize("path", ["/", "/queue", "/cases/140123/411834108801", "/cases/140123/411834108801/refusal"])
async def test_a_stranger_is_led_to_the_door(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.get(path, follow_redirects=True)
    assert answer.url.path == "/sign-in"
    assert "工作人员登录" in answer.text


@pytest.mark.parametrize("path", ["/queue/next", "/cases/140123/411834108801/decision", "/sign-out", "/sign-in"])
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


async def hidden_fields(clerk: httpx2.AsyncClient) -> dict[str, str]:
    """What the card's form sends of itself."""
    card = (await clerk.get("/cases/140123/411834108801")).text
    pattern = re.compile(r'<input type="hidden" name="(version|evidence_sha256)" value="(\w+)">')
    return dict(pattern.findall(card))


async def test_a_case_that_is_not_there_is_a_page(clerk: httpx2.AsyncClient) -> None:
    answer = await clerk.get("/cases/140123/999999999999")
    assert answer.status_code == 404
    assert "没有这份材料" in answer.text


async def test_signing_out_closes_the_door(clerk: httpx2.AsyncClient) -> None:
    assert (await clerk.post("/sign-out", headers=HERE)).status_code == 303
    assert (await clerk.get("/queue")).status_code == 303


@given(st.text(alphabet="陈子浩葉叶·", min_size=2, max_size=6), st.text(alphabet="陈子浩葉叶·", min_size=2, max_size=6))
def test_a_masked_name_shows_its_ends_and_what_differs(one: str, other: str) -> None:
    pieces, _ = mark(one, other)
    masked = "".join(piece.text for piece in mask_pieces(pieces))
    marked = "".join(("1" if piece.marked else "0") * len(piece.text) for piece in pieces)
    shown = {0} if len(one) == 2 else {0, len(one) - 1}
    for at, character in enumerate(masked):
        assert character == (one[at] if at in shown or marked[at] == "1" else "*")
