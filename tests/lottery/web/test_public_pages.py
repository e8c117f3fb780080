"""What the public pages answer where there is nothing, not yet, or a form is not ours; no name is on them."""

import httpx2
import pytest

from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, County, number

DRAW = f"/draws/{DRAW_ID}"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.mark.parametrize(
    "path", ["/draws/TEST-140199-9", "/draws/nothing", "/draws/DEMO-1", "/units/140198", "/nowhere"]
)
async def test_what_does_not_exist_is_a_page_of_its_own(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


async def test_lists_of_results_come_with_the_publication(ceremony: Ceremony) -> None:
    path = f"{DRAW}/lots/P01/ALL"
    await ceremony.go_to("draw")
    early = await ceremony.client.get(path)
    assert (early.status_code, "结果还没有公布" in early.text) == (409, True)
    await ceremony.take("publish")
    assert (await ceremony.client.get(path)).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"), [("P01/ALL?page=2", 404), ("P01/ALL?page=0", 422), ("P09/ALL", 404), ("P01/X", 404)]
)
async def test_other_pages_of_a_list_do_not_exist(ceremony: Ceremony, path: str, status: int) -> None:
    await ceremony.go_to("publish")
    assert (await ceremony.client.get(f"{DRAW}/lots/{path}")).status_code == status


async def test_before_the_freeze_a_number_has_a_page_that_says_when(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    answer = await ceremony.client.get(f"{DRAW}/numbers/{number(1)}")
    assert (answer.status_code, "名册还没有封存" in answer.text) == (200, True)
    assert "9月12日 18:00" in answer.text


async def test_no_placement_is_seen_before_its_publication(ceremony: Ceremony) -> None:
    await ceremony.go_to("draw")
    page = await ceremony.client.get(f"{DRAW}/numbers/{number(1)}")
    assert "在封存的名册里" in page.text
    assert "位次" not in page.text


async def test_the_form_leads_to_the_numbers_own_page(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    answer = await ceremony.client.post(f"{DRAW}/find", data={"app_no": f" {number(5)} "}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{DRAW}/numbers/{number(5)}")


async def test_a_form_of_another_site_is_refused(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    answer = await ceremony.client.post(
        f"{DRAW}/find", data={"app_no": number(5)}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


async def test_a_form_before_the_freeze_says_what_is_missing(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    answer = await ceremony.client.post(f"{DRAW}/find", data={"app_no": number(5)}, headers=OURS)
    assert (answer.status_code, "名册还没有封存" in answer.text) == (409, True)


async def test_every_line_of_a_lot_is_on_its_pages_once(ceremony: Ceremony, made: County) -> None:
    await ceremony.go_to("publish")
    page = (await ceremony.client.get(f"{DRAW}/lots/P02/ALL")).text
    listed = [child.app_no for child in made.children if "P02" in child.schools]
    shown = [f"{app_no[:4]} {app_no[4:8]} {app_no[8:]}" for app_no in listed]
    assert [page.count(app_no) for app_no in shown] == [1] * len(listed)


async def test_the_chain_links_a_void_draw_to_the_one_after_it(ceremony: Ceremony, made: County) -> None:
    following = Ceremony(ceremony.client, made, "TEST-140199-2023-XX-02")
    await ceremony.go_to("freeze")
    await ceremony.post(f"/{DRAW_ID}/void", {"letter": "c", "ground": "要求停止", "at": "2023-09-15T15:30:00+08:00"})
    await following.go_to("announce")
    assert f'href="/draws/{following.draw_id}"' in (await ceremony.client.get(DRAW)).text
