"""Every error gets an answer: a page with a way out, or problem+json with a stable code; nothing personal is logged."""

import logging

import pytest

from shared.errors import Kind
from shared.web.problem_words import STATUS
from tests.shared.web.sample_app import asking, sample_app


@pytest.mark.parametrize("kind", list(Kind))
async def test_programs_get_the_status_of_the_kind_and_the_stable_code(kind: Kind) -> None:
    async with asking(sample_app()) as client:
        answer = await client.get(f"api/raises/{kind.value}")
    assert answer.status_code == STATUS[kind]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "SAMPLE"
    assert answer.json()["type"] == "urn:yangguang:problem:SAMPLE"
    assert answer.json()["title"] == "说明白的一句话。"
    assert answer.json()["request"] == answer.headers["x-request-number"]


@pytest.mark.parametrize("kind", list(Kind))
async def test_people_get_a_page_with_the_sentence_the_phone_and_the_number(kind: Kind) -> None:
    async with asking(sample_app()) as client:
        answer = await client.get(f"people/raises/{kind.value}")
    assert answer.status_code == STATUS[kind]
    for words in ("说明白的一句话。", "0351-555 0199", answer.headers["x-request-number"], "云泉县教育局"):
        assert words in answer.text


async def test_a_stranger_is_led_to_the_place_where_one_signs_in() -> None:
    async with asking(sample_app()) as client:
        answer = await client.get("family/raises/unknown_person")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/registration/sign-in"


async def test_fields_are_named_for_programs() -> None:
    async with asking(sample_app()) as client:
        answer = await client.get("api/raises/fields")
    assert answer.json()["problems"] == [{"field": "name", "code": "MISSING", "detail": "这里还空着。"}]


@pytest.mark.parametrize(("where", "status"), [("fault", 500), ("outage", 503)])
async def test_a_fault_of_ours_has_headers_a_page_and_a_log_line_without_its_text(
    where: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "yangguang"):
        async with asking(sample_app()) as client:
            page = await client.get(f"people/raises/{where}")
            program = await client.get(f"api/raises/{where}")
    assert (page.status_code, program.status_code) == (status, status)
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "您保存过的没有丢" in page.text
    assert page.headers["x-request-number"] in caplog.text
    assert "陈小明" not in page.text + program.text + caplog.text


async def test_a_page_is_shown_even_where_nobody_can_say_who_speaks() -> None:
    async with asking(sample_app()) as client:
        answer = await client.get("silent/raises/missing")
    assert answer.status_code == 404
    assert "说明白的一句话。" in answer.text


async def test_an_unknown_address_is_a_page_for_people_and_a_problem_for_programs() -> None:
    async with asking(sample_app()) as client:
        page, program = await client.get("nowhere"), await client.get("api/nowhere")
    assert page.status_code == program.status_code == 404
    assert "没有这一页" in page.text
    assert program.json()["code"] == "NOT_FOUND"


async def test_a_wrong_method_keeps_the_header_that_names_the_right_ones() -> None:
    async with asking(sample_app()) as client:
        answer = await client.get("api/things")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
