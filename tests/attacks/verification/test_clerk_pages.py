"""What a family wrote, or a registry says, on a clerk's page; and a clerk who types another county's address."""

from dataclasses import replace

import httpx2
import pytest

from services.verification.domain.answers import RegistryName
from shared.database.sessions import Database
from tests.builders.verification_cases import checked
from tests.builders.verification_families import Family, written_otherwise
from tests.builders.verification_staff import ZHAO, signed_in

HERE = {"Sec-Fetch-Site": "same-origin"}
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
CASE = "/cases/140123/411834108801"


def hostile() -> Family:
    """A family that writes markup wherever it can."""
    usual = written_otherwise(1)
    child = replace(usual.claim.child, name=f"陈{SCRIPT}", address=IMAGE)
    guardians = tuple(replace(one, name=f"{one.name}{IMAGE}", address=SCRIPT) for one in usual.claim.guardians)
    return replace(usual, claim=replace(usual.claim, child=child, guardians=guardians))


@pytest.fixture
async def clerk(verification_db: Database, client: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A browser that has signed in, before a case of a hostile family."""
    desk = await checked(verification_db, hostile())
    assert (await desk.case()).state == "exception"
    assert desk.registries[RegistryName.HOUSEHOLD].asked
    return signed_in(client, ZHAO)


@pytest.mark.parametrize("path", ["/queue", CASE, f"{CASE}/refusal"])
async def test_markup_of_a_family_stays_text(clerk: httpx2.AsyncClient, path: str) -> None:
    await clerk.post(f"{CASE}/numbers", data={"purpose": "CHECK_MATERIAL", "note": f"看一下{IMAGE}"}, headers=HERE)
    answer = await clerk.get(path)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]


async def test_what_a_clerk_typed_wrongly_stays_text(clerk: httpx2.AsyncClient) -> None:
    fields = {"decision": IMAGE, "reason": f"</textarea>{SCRIPT}", "version": "1"}
    answer = await clerk.post(f"{CASE}/decision", data=fields, headers=HERE)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["", "/refusal", "/decision", "/numbers", "/look", "/reopening", "/refusal/judgement"])
async def test_a_case_of_another_county_does_not_exist(clerk: httpx2.AsyncClient, path: str) -> None:
    address = f"/cases/140105/411834108801{path}"
    fields = {"decision": "confirm", "reason": "看过了", "purpose": "看看", "agree": "yes", "saw_paper": "1"}
    answers = [await clerk.post(address, data=fields, headers=HERE)] if path else [await clerk.get(address)]
    assert {answer.status_code for answer in answers} == {404}
