"""The fingerprint is read row by row before the first throw; what was agreed aloud stands (draw.md, 5.1, step 3)."""

import pytest

from shared.contracts.staff import Role
from tests.builders.ceremonies import Ceremony, session_of
from tests.builders.draws import FROZEN_AT, THROWN_AT
from tests.builders.sources import read_row

ALL = (1, 2, 3, 4)


async def test_four_rows_are_read_in_their_order(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    for row in ALL:
        status, said = await read_row(ceremony, row)
        assert (status, [one["row"] for one in said["rows"]]) == (200, list(ALL[:row]))
        assert said["read"] is (row == 4)


async def test_no_row_is_left_out(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    for row in (2, 3, 4):
        assert (await read_row(ceremony, row))[1]["code"] == "READING_ORDER"
    await read_row(ceremony, 1, agreed=False)
    assert (await read_row(ceremony, 2))[1]["code"] == "READING_ORDER"


async def test_a_row_that_differs_is_read_again_and_one_that_was_agreed_stands(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    assert (await read_row(ceremony, 1, agreed=False))[1]["rows"][0]["agreed"] is False
    assert (await read_row(ceremony, 1))[1]["rows"][0]["agreed"] is True
    assert (await read_row(ceremony, 1))[0] == 200
    status, said = await read_row(ceremony, 1, agreed=False)
    assert (status, said["code"]) == (409, "READING_STANDS")


async def test_it_is_read_between_freeze_and_closing(ceremony: Ceremony) -> None:
    assert (await read_row(ceremony, 1))[1]["code"] == "DRAW_NOT_FOUND"
    await ceremony.go_to("announce")
    assert (await read_row(ceremony, 1))[1]["code"] == "NOT_FROZEN"
    await ceremony.go_on_to("freeze")
    assert (await read_row(ceremony, 1, at="2023-09-12T17:59:59+08:00"))[1]["code"] == "TIME_GOES_BACK"
    assert (await read_row(ceremony, 1, at=FROZEN_AT))[0] == 200
    assert (await read_row(ceremony, 5))[1]["code"] == "INVALID_INPUT"
    await ceremony.go_on_to("close")
    assert (await read_row(ceremony, 1))[1]["code"] == "ALREADY_CLOSED"


@pytest.mark.parametrize(
    ("role", "code"), [("unit_supervisor", "ROLE_FORBIDS"), ("auditor", "ROLE_FORBIDS"), ("draw_releaser", None)]
)
async def test_the_draw_office_reads_and_nobody_else(ceremony: Ceremony, role: Role, code: str | None) -> None:
    await ceremony.go_to("freeze")
    body = {"row": 1, "agreed": True, "at": THROWN_AT}
    _, said = await ceremony.post(f"/{ceremony.draw_id}/reading", body, who=session_of(role))
    assert said.get("code") == code
