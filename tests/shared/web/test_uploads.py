"""A form with files takes few of them, under the names it offers, and keeps none."""

from typing import Annotated

import httpx2
import pytest
from fastapi import Depends, FastAPI, Request

from shared.web.uploads import Sent, typed_with_files


async def sent(request: Request) -> Sent:
    return await typed_with_files(request, "receipt_file")


def small_app() -> FastAPI:
    app = FastAPI()

    @app.post("/")
    async def read(found: Annotated[Sent, Depends(sent)]) -> dict[str, object]:
        return {"fields": found.fields, "files": {name: len(content) for name, content in found.files.items()}}

    return app


async def answer(files: dict[str, tuple[str, bytes, str]], **fields: str) -> httpx2.Response:
    transport = httpx2.ASGITransport(small_app())
    async with httpx2.AsyncClient(transport=transport, base_url="http://here.test") as client:
        return await client.post("/", files=files, data=fields)


async def test_a_file_is_read_by_its_content_whatever_it_is_called() -> None:
    found = await answer({"receipt_file": ("../../etc/passwd", b"note", "application/x-evil")}, mark="1")
    assert found.json() == {"fields": {"mark": "1"}, "files": {"receipt_file": 4}}


async def test_an_empty_file_is_none() -> None:
    assert (await answer({"receipt_file": ("", b"", "text/plain")}, mark="1")).json()["files"] == {}


@pytest.mark.parametrize(
    ("files", "fields"),
    [
        ({"other": ("a", b"x", "text/plain")}, {}),
        ({"receipt_file": ("a", b"x", "text/plain"), "second": ("b", b"y", "text/plain")}, {}),
        ({"receipt_file": ("a", b"x", "text/plain")}, {"mark": "a\x00b"}),
        ({"receipt_file": ("a", b"x", "text/plain")}, {f"field{place}": "x" for place in range(30)}),
    ],
)
async def test_anything_else_is_refused(files: dict[str, tuple[str, bytes, str]], fields: dict[str, str]) -> None:
    assert (await answer(files, **fields)).status_code == 400
