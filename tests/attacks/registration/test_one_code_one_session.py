"""A code that was looked at over somebody's shoulder: many phones send it at once."""

import asyncio

import sqlalchemy as sa

from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeExpired, CodeWrong
from services.registration.domain.sign_in import SignedIn
from services.registration.store.tables import session as sessions
from shared.database.scope import UNSCOPED
from tests.builders.registration import PHONE
from tests.builders.registration_visits import door, fresh


async def test_of_ten_who_send_the_right_code_at_once_exactly_one_is_in(tools: Tools) -> None:
    await request_code(tools, PHONE, code="314159", door=door())
    tries = (
        sign_in(tools, Claimed(PHONE, "314159"), fresh=fresh(f"token {place}"), door=door()) for place in range(10)
    )
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == [CodeExpired.__name__] * 9 + [SignedIn.__name__]
    async with tools.db.reading(UNSCOPED) as session:
        assert await session.scalar(sa.select(sa.func.count()).select_from(sessions)) == 1


async def test_of_ten_guesses_at_once_five_are_compared(tools: Tools) -> None:
    await request_code(tools, PHONE, code="314159", door=door())
    claims = (Claimed(PHONE, f"27182{place}") for place in range(10))
    tries = (sign_in(tools, claim, fresh=fresh(claim.code), door=door()) for claim in claims)
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(one.left for one in outcomes if isinstance(one, CodeWrong)) == [1, 2, 3, 4]
    assert sum(isinstance(one, CodeExpired) for one in outcomes) == 6
