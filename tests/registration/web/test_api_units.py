"""What everybody may know over the JSON API: units, schools, the form."""

import httpx2

from services.registration.domain.form.items import registration_items
from tests.builders.registration import UNIT, a_unit
from tests.builders.registration_api import load


async def test_a_unit_and_its_schools_are_shown(client: httpx2.AsyncClient) -> None:
    await load(client)
    unit = (await client.get(f"/api/units/{UNIT}")).json()
    assert (unit["name"], unit["registration_closes"]) == ("娄烦县", "2023-09-05T10:00:00Z")
    assert (await client.get("/api/units")).json() == {"units": [unit]}
    schools = (await client.get(f"/api/units/{UNIT}/schools")).json()["schools"]
    assert [school["school_code"] for school in schools] == [school.school_code for school in a_unit().schools]


async def test_a_unit_that_is_not_there_is_404_and_no_code_is_422(client: httpx2.AsyncClient) -> None:
    missing = await client.get("/api/units/140199")
    assert (missing.status_code, missing.json()["code"]) == (404, "UNIT_NOT_FOUND")
    assert (await client.get("/api/units/14019")).status_code == 422


async def test_the_form_is_the_table(client: httpx2.AsyncClient) -> None:
    form = (await client.get("/api/form")).json()
    assert [item["key"] for item in form["items"]] == [item.key for item in registration_items()]
    by_key = {item["key"]: item for item in form["items"]}
    assert by_key["gender"]["options"] == [{"code": "1", "label": "男"}, {"code": "2", "label": "女"}]
    assert by_key["name"]["required"] == "always"
    assert by_key["guardian2_name"]["required"] == "on a condition"
    assert len(form["one_guardian_reasons"]) == 5
