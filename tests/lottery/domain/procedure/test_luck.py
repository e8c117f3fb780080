"""Tests of the entropy rule."""

from dataclasses import replace

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.luck import last_source_is_nobodys, luck_is_enough
from services.lottery.domain.sources.announced import Source
from tests.builders.draw_evidence import evidence
from tests.builders.draw_files import DICE, DRAND, THROWN, VALUES

SSQ = Source("ssq", "ssq", "required", "2023-09-15T21:15:00+08:00", "2023107")
BALLS = {"dice": THROWN, "ssq": "2023107:01.02.03.04.05.06+07"}
SIX = replace(DICE, detail="6")


@pytest.mark.parametrize(
    ("sources", "values", "luck", "last"),
    [
        ((DICE, DRAND), VALUES, State.SHOWN, State.SHOWN),
        ((DICE, SSQ), BALLS, State.SHOWN, State.SHOWN),
        ((DICE,), {"dice": THROWN}, State.SHOWN, State.CONTRADICTED),
        ((SIX, SSQ), BALLS | {"dice": "123456"}, State.CONTRADICTED, State.SHOWN),
        ((SIX,), {"dice": "123456"}, State.CONTRADICTED, State.CONTRADICTED),
        ((DICE, replace(DRAND, need="optional")), VALUES, State.SHOWN, State.CONTRADICTED),
        ((DICE, replace(SSQ, time=DICE.time)), BALLS, State.SHOWN, State.CONTRADICTED),
        ((DICE, replace(SSQ, time="晚上")), BALLS, State.SHOWN, State.CONTRADICTED),
    ],
)
def test_one_source_is_strong_and_the_last_is_nobodys(
    sources: tuple[Source, ...], values: dict[str, str], luck: State, last: State
) -> None:
    found = evidence(sources=sources, values=values)
    assert (luck_is_enough(found).state, last_source_is_nobodys(found).state) == (luck, last)
