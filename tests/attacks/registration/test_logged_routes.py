"""Whoever reads the log learns which page was asked for, whole, and never of whom."""

import json
import logging

import httpx2
import pytest
from fastapi import FastAPI

from tests.attacks.registration.visits import a_home
from tests.builders.registration import UNIT
from tests.builders.registration_api import load


@pytest.mark.parametrize("mount", ["", "/registration"])
async def test_a_line_names_the_whole_pattern_and_no_path(
    app: FastAPI,
    client: httpx2.AsyncClient,
    caplog: pytest.LogCaptureFixture,
    mount: str,
) -> None:
    await load(client)
    home = await a_home(client)
    host = FastAPI()
    host.mount(mount, app)
    caplog.set_level(logging.INFO, logger="yangguang")
    caplog.clear()
    transport = httpx2.ASGITransport(host)
    async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as mounted:
        for path in (f"/api/units/{UNIT}/schools", f"/u/{UNIT}/applications/{home.number}", f"/nothing/{home.number}"):
            await mounted.get(mount + path, headers=home.cookie)
    routes = [json.loads(record.message)["route"] for record in caplog.records if record.name == "yangguang.web"]
    assert routes == [f"{mount}/api/units/{{unit}}/schools", f"{mount}/u/{{unit}}/applications/{{number}}", ""]
    assert home.number not in caplog.text
