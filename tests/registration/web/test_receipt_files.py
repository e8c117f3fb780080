"""The receipt as files over HTTP: PDF, copy of the form; and bringing back an application with them."""

import httpx2
import pytest

from services.registration.domain.form_hash import copy_hash
from services.registration.domain.receipts.checks import Evidence, check_receipt_file
from services.registration.domain.receipts.file import receipt_in
from tests.builders.pdfs import attached, opened, text_of
from tests.builders.registration import CHILD_NUMBER, MOTHER_NUMBER, PHONE, UNIT, a_unit
from tests.builders.registration_api import load, signed_in, submission_body
from tests.registration.actions.test_recreate_application import DELETED
from tests.registration.conftest import Superuser

PATH = f"/api/units/{UNIT}/applications"


@pytest.fixture
async def family(client: httpx2.AsyncClient) -> dict[str, str]:
    """A family that is signed in, at a loaded unit."""
    await load(client)
    return await signed_in(client)


async def sent(client: httpx2.AsyncClient, family: dict[str, str]) -> dict[str, str]:
    """Submit an application; return number and receipt."""
    answer = await client.post(PATH, json=submission_body(), headers={**family, "Idempotency-Key": "one"})
    assert answer.status_code == 201, answer.text
    told = answer.json()
    return {"number": told["application_number"], **told["receipt"]}


async def test_the_pdf_shows_what_was_received_on_one_page(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    receipt = await sent(client, family)
    answer = await client.get(f"{PATH}/{receipt['number']}/receipt.pdf", headers=family)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    assert receipt["number"] in answer.headers["content-disposition"]
    assert len(opened(answer.content).pages) == 1
    text = text_of(answer.content)
    grouped = " ".join(receipt["number"][at : at + 4] for at in (0, 4, 8))
    unit = a_unit()
    for shown in (
        grouped,
        unit.authority,
        unit.phone,
        "林知夏",
        "周敏",
        "139****1234",
        "P01学校",
        "户籍在本县",
        "第 1 版",
    ):
        assert shown in text, shown
    for hidden in (CHILD_NUMBER, MOTHER_NUMBER, PHONE):
        assert hidden not in text
    assert receipt["form_hash"][:4] in text
    (name, note), *_ = attached(answer.content).items()
    assert (name, note.decode()) == ("receipt.txt", receipt["receipt"])


async def test_the_pdf_alone_can_be_verified(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    receipt = await sent(client, family)
    pdf = (await client.get(f"{PATH}/{receipt['number']}/receipt.pdf", headers=family)).content
    assert receipt_in(pdf).decode() == receipt["receipt"]
    copy = (await client.get(f"{PATH}/{receipt['number']}/form-copy.json", headers=family)).content
    checked = check_receipt_file(pdf, Evidence((receipt["key"],), copy))
    assert checked.verdict == "genuine"
    assert copy_hash(copy, bytes.fromhex(receipt["nonce"])).hex() == receipt["form_hash"]


async def test_another_family_gets_none_of_it(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    receipt = await sent(client, family)
    other = await signed_in(client, "13700000001")
    for name in ("receipt", "receipt.pdf", "form-copy.json"):
        assert (await client.get(f"{PATH}/{receipt['number']}/{name}", headers=other)).status_code == 404
        assert (await client.get(f"{PATH}/{receipt['number']}/{name}")).status_code == 401


async def test_the_receipt_can_be_read_again(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    receipt = await sent(client, family)
    again = (await client.get(f"{PATH}/{receipt['number']}/receipt", headers=family)).json()
    assert {**again, "number": receipt["number"]} == receipt


async def test_a_deleted_application_comes_back(
    client: httpx2.AsyncClient, family: dict[str, str], superuser: Superuser
) -> None:
    receipt = await sent(client, family)
    copy = (await client.get(f"{PATH}/{receipt['number']}/form-copy.json", headers=family)).text
    await superuser(*DELETED)
    check = f"/api/units/{UNIT}/receipts/{receipt['number']}/1"
    code = {"fingerprint": receipt["form_hash"][:32], "mark": receipt["check_code"]}
    gone = {"genuine": True, "superseded": False, "state": "", "missing": True}
    assert (await client.get(check, params=code)).json() == gone
    unmarked = await client.get(check, params={"fingerprint": code["fingerprint"]})
    assert unmarked.json()["genuine"] is False
    body = {"receipt": receipt["receipt"], "form_copy": copy}
    answer = await client.post(f"{PATH}/recreate", json=body, headers=family)
    assert answer.status_code == 201, answer.text
    assert answer.json()["application_number"] == receipt["number"]
    assert (await client.get(check, params=code)).json()["state"] == "claim"
    again = await client.post(f"{PATH}/recreate", json=body, headers=family)
    assert (again.status_code, again.json()["code"]) == (409, "APPLICATION_STILL_THERE")


async def test_what_is_no_receipt_and_no_copy_is_refused(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    receipt = await sent(client, family)
    copy = (await client.get(f"{PATH}/{receipt['number']}/form-copy.json", headers=family)).text
    for body, code in (
        ({"receipt": "x", "form_copy": copy}, "RECEIPT_UNREADABLE"),
        ({"receipt": receipt["receipt"], "form_copy": "{}"}, "FORM_COPY_UNREADABLE"),
        ({"receipt": receipt["receipt"], "form_copy": copy.replace("林知夏", "林知秋")}, "RECEIPT_FORM"),
        ({"receipt": receipt["receipt"], "form_copy": copy, "more": 1}, "UNKNOWN_FIELD"),
    ):
        answer = await client.post(f"{PATH}/recreate", json=body, headers=family)
        assert answer.status_code == 422
        told = answer.json()
        assert code in {told["code"], *(one["code"] for one in told.get("problems", ()))}, told
