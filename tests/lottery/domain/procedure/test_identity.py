"""Tests of the fingerprint from paper and of the rehearsal's mark."""

import pytest

from services.lottery.domain.procedure.evidence import Brought, State
from services.lottery.domain.procedure.identity import clock_was_the_real_one, fingerprint_is_the_printed_one
from tests.builders.draw_evidence import evidence, state_of


def test_the_fingerprint_has_to_come_from_paper() -> None:
    digits = evidence().draw_sha256
    almost = digits[:-1] + ("0" if digits[-1] != "0" else "1")
    typed = {None: State.NOT_SHOWN, digits: State.SHOWN, almost: State.CONTRADICTED}
    for printed, state in typed.items():
        assert fingerprint_is_the_printed_one(evidence(brought=Brought(printed))).state == state


@pytest.mark.parametrize("prefix", ["DEMO-", "TEST-"])
def test_a_draw_with_another_clock_is_named(prefix: str) -> None:
    found = clock_was_the_real_one(evidence(draw_id=f"{prefix}140105-2023-XX-01"))
    assert state_of(found) == State.NOT_SHOWN
    assert found is not None
    assert prefix in found.sentence


def test_of_a_real_draw_there_is_nothing_to_say() -> None:
    assert clock_was_the_real_one(evidence(draw_id="140105-2023-XX-01")) is None
