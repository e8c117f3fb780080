"""After a void draw registration is asked for that draw's roster, and for no other's."""

from typing import Any

import pytest

from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, FROZEN_AT, County
from tests.fakes.frozen_files import FrozenFiles

STOPPED = {"letter": "c", "ground": "市教育局书面要求停止", "at": FROZEN_AT}


@pytest.mark.parametrize(
    ("done", "draw_id", "changes", "instead_of"),
    [
        ("freeze", "TEST-140199-2023-XX-02", {}, DRAW_ID),
        ("announce", "TEST-140199-2023-XX-02", {}, None),
        ("freeze", "TEST-140199-2024-XX-02", {"season": "2024"}, None),
    ],
)
async def test_the_roster_of_the_void_draw_is_asked_for(
    ceremony: Ceremony,
    made: County,
    registration: FrozenFiles,
    done: str,
    draw_id: str,
    changes: dict[str, Any],
    instead_of: str | None,
) -> None:
    await ceremony.go_to(done)
    assert registration.instead_of is None
    await ceremony.post(f"/{DRAW_ID}/void", STOPPED)
    registration.plan.update(changes)
    await Ceremony(ceremony.client, made, draw_id, **changes).go_to("freeze")
    assert registration.instead_of == instead_of
