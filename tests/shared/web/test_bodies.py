"""What is sent and cannot be right is refused by name, without being quoted."""

from collections.abc import AsyncIterator

import pytest

from tests.shared.web.sample_app import NOON, asking, sample_app

JSON = {"content-type": "application/json"}


async def test_a_right_body_passes_with_one_moment_for_the_request() -> None:
    async with asking(sample_app()) as client:
        answer = await client.post("api/things", json={"name": "林知夏"})
    assert answer.json() == {"name": "林知夏", "now": NOON.isoformat()}


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        (b'{"name": "a", "income": 1}', "income", "UNKNOWN_FIELD"),
        (b"{}", "name", "MISSING"),
        (b'{"name": 3}', "name", "STRING_TYPE"),
        (b'{"name": ', "body", "MALFORMED_JSON"),
    ],
)
async def test_a_wrong_body_names_its_field(body: bytes, field: str, code: str) -> None:
    async with asking(sample_app()) as client:
        answer = await client.post("api/things", content=body, headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["code"] == "INVALID_INPUT"
    assert [(one["field"], one["code"]) for one in answer.json()["problems"]] == [(field, code)]


@pytest.mark.parametrize("text", [b"\xff", rb"\ud800", rb"\uD83D x", rb"\u0000"])
async def test_bytes_that_are_no_text_are_malformed(text: bytes) -> None:
    async with asking(sample_app()) as client:
        answer = await client.post("api/things", content=b'{"name": "' + text + b'"}', headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED")


@pytest.mark.parametrize(("escaped", "name"), [(rb"\u53f6", "叶"), (rb"\ud840\udc00", "𠀀"), (rb"\\u0000", "\\u0000")])
async def test_escaped_text_is_text(escaped: bytes, name: str) -> None:
    async with asking(sample_app()) as client:
        answer = await client.post("api/things", content=b'{"name": "' + escaped + b'"}', headers=JSON)
    assert answer.json()["name"] == name


async def test_a_nul_in_an_address_is_malformed() -> None:
    async with asking(sample_app()) as client:
        path, query = await client.get("api/a%00b"), await client.get("api/nowhere?a=%00")
    assert (path.status_code, query.status_code) == (400, 400)


async def test_too_much_is_refused_whether_announced_or_streamed() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * 100

    async with asking(sample_app()) as client:
        announced = await client.post("api/things", content=b" " * 1001, headers=JSON)
        streamed = await client.post("api/things", content=pieces(), headers=JSON)
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert announced.json()["code"] == "TOO_LARGE"


async def test_the_service_token_opens_the_internal_addresses_and_nothing_else_does() -> None:
    async with asking(sample_app()) as client:
        right = await client.get("internal/things", headers={"Authorization": "Bearer a token of the services"})
        wrong = await client.get("internal/things", headers={"Authorization": "Bearer wrong"})
        none = await client.get("internal/things")
    assert right.status_code == 200
    assert (wrong.status_code, none.status_code) == (401, 401)
    assert none.headers["www-authenticate"] == "Bearer"
    assert none.json()["code"] == "SERVICE_TOKEN_WRONG"


async def test_openapi_tells_the_truth_about_problems() -> None:
    async with asking(sample_app()) as client:
        responses = (await client.get("api/openapi.json")).json()["paths"]["/api/things"]["post"]["responses"]
    assert list(responses["422"]["content"]) == ["application/problem+json"]
