"""Everybody can read, before the freeze, what it will do with what is still open."""

import httpx2

from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID


async def test_every_default_is_public_as_soon_as_the_draw_is_announced(
    ceremony: Ceremony, client: httpx2.AsyncClient
) -> None:
    assert (await client.get(f"/draws/{DRAW_ID}/defaults")).status_code == 404
    await ceremony.go_to("announce")
    answer = await client.get(f"/draws/{DRAW_ID}/defaults")
    assert answer.status_code == 200
    assert all(words in answer.text for words in FREEZE_DEFAULTS.values())
