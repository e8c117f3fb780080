"""The papers of a draw: the sheet of one number and the notices for the wall, in every state, set for everybody."""

import hashlib
import re

import httpx2
import pytest

from services.lottery.released.programs import released_sha256
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, County, number
from tests.builders.pdfs import keep_pictures, opened, says_of_itself, text_of

DRAW = f"/draws/{DRAW_ID}"
VOID = {"letter": "c", "ground": "市教育局书面要求停止", "at": "2023-09-15T15:30:00+08:00"}
A3, A4 = (842, 1191), (595, 842)


async def paper(client: httpx2.AsyncClient, name: str) -> bytes:
    answer = await client.get(f"{DRAW}/{name}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text[:300]
    return answer.content


def squeezed(pdf: bytes) -> str:
    return re.sub(r"\s+", "", text_of(pdf))


def size_of(pdf: bytes) -> tuple[int, int]:
    box = opened(pdf).pages[0].mediabox
    return round(box.width), round(box.height)


def largest_digits(pdf: bytes) -> float:
    """The size in points of the hex groups on the first page."""
    sizes: list[float] = []

    def seen(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if re.fullmatch("[0-9a-f]{4}", text.strip()):
            sizes.append(abs(tm[0]) * size)

    opened(pdf).pages[0].extract_text(visitor_text=seen)
    return max(sizes)


@pytest.mark.parametrize(("name", "size"), [("notice-a3.pdf", A3), ("notice-a4.pdf", A4)])
async def test_before_the_draw_the_wall_shows_fingerprint_rules_and_sources(
    ceremony: Ceremony, made: County, name: str, size: tuple[int, int]
) -> None:
    said = await ceremony.go_to("freeze")
    pdf = await paper(ceremony.client, name)
    keep_pictures(pdf, f"{name.removesuffix('.pdf')}-before")
    text = squeezed(pdf)
    assert size_of(pdf) == size
    assert said["draw_sha256"] in re.sub("[①②③④]", "", text)
    for words in (
        "演练，不是真的派位",
        "育才学校",
        "SHA-256",
        "9月15日15:00",
        "先封存名册",
        "①",
        "④",
        "县文化馆报告厅",
    ):
        assert words in text, words
    assert released_sha256("verify.html") in text
    assert not any(child.app_no in text for child in made.children)
    assert "pdfuaid" in says_of_itself(pdf)


async def test_the_fingerprint_can_be_read_from_two_metres(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    assert largest_digits(await paper(ceremony.client, "notice-a3.pdf")) >= 24


async def test_the_same_state_gives_the_same_bytes_and_another_state_others(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    first, again = [await paper(ceremony.client, "notice-a4.pdf") for _ in range(2)]
    assert first == again
    await ceremony.take("close")
    assert await paper(ceremony.client, "notice-a4.pdf") != first


async def test_before_the_freeze_there_is_no_fingerprint_yet(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    text = squeezed(await paper(ceremony.client, "notice-a4.pdf"))
    assert "名册还没有封存" in text
    assert "①" not in text


async def test_afterwards_the_wall_shows_each_school_with_its_line_the_seed_and_the_recipe(
    ceremony: Ceremony, made: County
) -> None:
    said = await ceremony.go_to("publish")
    pdf = await paper(ceremony.client, "notice-a3.pdf")
    keep_pictures(pdf, "notice-a3-after")
    text = squeezed(pdf)
    rows = (await ceremony.client.get(f"{DRAW}/files/results.csv")).text.splitlines()[1:]
    admitted = [row.split(",") for row in rows if row.startswith("P01,") and ",ADMIT," in row]
    assert admitted[-1][7] in text
    assert f"第{admitted[-1][2]}位" in text
    assert said["seed"] in re.sub("[①②③④]", "", text)
    assert f"{said['seed']}:*:报名号" in text
    assert said["results_sha256"] in text
    assert not any(child.app_no in text for child in made.children)


async def test_a_void_draw_says_so_on_the_wall(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    await ceremony.post(f"/{DRAW_ID}/void", VOID)
    pdf = await paper(ceremony.client, "notice-a4.pdf")
    keep_pictures(pdf, "notice-a4-void")
    text = squeezed(pdf)
    assert "这次派位作废" in text
    assert VOID["ground"] in text
    sheet = squeezed(await paper(ceremony.client, f"numbers/{number(4)}/sheet.pdf"))
    assert "没有产生任何结果，您不用重新报名" in sheet


async def test_the_sheet_of_a_number_says_what_its_page_says(ceremony: Ceremony) -> None:
    said = await ceremony.go_to("publish")
    rows = [row.split(",") for row in (await ceremony.client.get(f"{DRAW}/files/results.csv")).text.splitlines()[1:]]
    row = next(row for row in rows if row[8] == "WAIT" and not row[4])
    pdf = await paper(ceremony.client, f"numbers/{row[3]}/sheet.pdf")
    keep_pictures(pdf, "my-number-sheet")
    text = squeezed(pdf)
    recipe = re.search(rf"{said['seed']}:\*:\d+", text)
    assert recipe is not None
    assert hashlib.sha256(recipe[0].encode()).hexdigest() == row[7]
    assert row[7] in re.sub("[①②③④]", "", text) or all(group in text for group in re.findall("....", row[7]))
    for words in (row[3], said["results_sha256"], f"候补{row[9]}", "就不一样", "sha256sum"):
        assert words in text, words
    assert size_of(pdf) == A4
    assert "pdfuaid" in says_of_itself(pdf)


async def test_the_sheet_before_the_result_shows_the_choices(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    text = squeezed(await paper(ceremony.client, f"numbers/{number(4)}/sheet.pdf"))
    assert "在封存的名册里" in text
    assert "位次" not in text


async def test_a_number_that_is_not_there_has_no_sheet(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    answer = await ceremony.client.get(f"{DRAW}/numbers/{number(500_000)}/sheet.pdf")
    assert answer.status_code == 404
