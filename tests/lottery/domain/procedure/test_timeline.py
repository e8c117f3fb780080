"""Tests of the order of the announced times."""

from dataclasses import replace

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.timeline import times_are_in_order
from services.lottery.domain.sources.announced import Source
from tests.builders.draw_evidence import evidence
from tests.builders.draw_files import DICE, DRAND, VALUES

BEACON = Source("nist", "hex", "optional", "2023-09-15T18:00:00+08:00", "NIST")


def at(source: Source, clock: str) -> Source:
    return replace(source, time=f"2023-09-15T{clock}+08:00")


@pytest.mark.parametrize(
    ("sources", "state"),
    [
        ((DICE, DRAND), State.SHOWN),
        ((DRAND, DICE), State.SHOWN),
        ((DICE,), State.SHOWN),
        ((DICE, BEACON, DRAND), State.SHOWN),
        ((at(DICE, "18:50:03"), DRAND), State.SHOWN),
        ((at(DICE, "18:50:04"), DRAND), State.CONTRADICTED),
        ((at(DICE, "19:30:00"), replace(DRAND, need="optional")), State.SHOWN),
        ((DICE, at(BEACON, "19:00:03"), DRAND), State.CONTRADICTED),
        ((DICE, at(BEACON, "23:00:00"), DRAND), State.CONTRADICTED),
        ((replace(DICE, time="2023-09-12T18:00:00+08:00"), DRAND), State.CONTRADICTED),
        ((replace(DICE, time="2023-09-15 下午"), DRAND), State.CONTRADICTED),
    ],
)
def test_the_freeze_is_first_and_the_last_source_alone_at_the_end(sources: tuple[Source, ...], state: State) -> None:
    values = {source.name: value for source in sources if (value := VALUES.get(source.name))}
    assert times_are_in_order(evidence(sources=sources, values=values)).state == state


def test_a_freeze_without_a_time_is_contradicted() -> None:
    assert times_are_in_order(evidence(frozen_at="封存了")).state == State.CONTRADICTED
