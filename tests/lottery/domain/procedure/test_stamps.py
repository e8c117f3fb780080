"""Tests of the time-stamps of freeze and closing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.lottery.domain.procedure.closing import closing_text
from services.lottery.domain.procedure.evidence import Brought, Evidence, State
from services.lottery.domain.procedure.stamps import closing_was_stamped, freeze_was_stamped
from tests.builders.draw_evidence import evidence
from tests.builders.draw_files import DICE, DRAND
from tests.builders.timestamps import authority

TSA = authority()
TRUSTED = Brought(authorities=(TSA.root_der,))
THROW = datetime(2023, 9, 15, 7, tzinfo=UTC)
BEACON = datetime(2023, 9, 15, 11, 0, 3, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def stamped(*, freeze: datetime, closing: datetime, brought: Brought = TRUSTED, seconds: int = 0) -> Evidence:
    plain = evidence()
    assert plain.values is not None
    closed = closing_text(plain.announcement, plain.draw_sha256, plain.values)
    files = {
        "closing.txt": closed,
        "freeze.tsr": TSA.stamp(plain.files["draw.json"], freeze, seconds=seconds),
        "closing.tsr": TSA.stamp(closed, closing, seconds=seconds),
    }
    return replace(plain, files={**plain.files, **files}, brought=brought)


def states(found: Evidence) -> list[State]:
    return [freeze_was_stamped(found).state, closing_was_stamped(found).state]


def test_stamps_in_time_by_the_authority_are_shown() -> None:
    edge = stamped(freeze=THROW - SECOND, closing=BEACON - timedelta(minutes=10))
    assert states(edge) == [State.SHOWN] * 2


def test_one_second_later_is_too_late() -> None:
    late = stamped(freeze=THROW, closing=BEACON - timedelta(minutes=10) + SECOND)
    assert states(late) == [State.CONTRADICTED] * 2


def test_a_stamp_that_may_have_been_too_late_is_too_late() -> None:
    edge = stamped(freeze=THROW - SECOND, closing=BEACON - timedelta(minutes=10), seconds=1)
    assert states(edge) == [State.CONTRADICTED] * 2


def test_anybody_can_make_a_stamp_so_without_a_root_it_is_not_shown() -> None:
    alone = stamped(freeze=THROW - SECOND, closing=THROW, brought=Brought())
    assert states(alone) == [State.NOT_SHOWN] * 2
    assert "2023-09-15T14:59:59+08:00" in freeze_was_stamped(alone).sentence


def test_the_stamp_of_somebody_else_is_contradicted() -> None:
    other = Brought(authorities=(authority().root_der,))
    assert states(stamped(freeze=THROW - SECOND, closing=THROW, brought=other)) == [State.CONTRADICTED] * 2


def test_a_stamp_over_something_else_is_contradicted() -> None:
    right = stamped(freeze=THROW - SECOND, closing=THROW)
    changed = {"freeze.tsr": right.files["closing.tsr"], "closing.tsr": right.files["freeze.tsr"]}
    assert states(replace(right, files={**right.files, **changed})) == [State.CONTRADICTED] * 2


def test_what_is_no_stamp_is_contradicted_and_none_is_not_shown() -> None:
    assert states(evidence({"freeze.tsr": b"x", "closing.tsr": b"x", "closing.txt": b""})) == [State.CONTRADICTED] * 2
    assert states(evidence()) == [State.NOT_SHOWN] * 2
    assert states(evidence({"closing.tsr": TSA.stamp(b"", THROW)}))[1] == State.NOT_SHOWN


def test_without_readable_times_a_stamp_cannot_be_too_late() -> None:
    sources = (replace(DICE, time="下午"), replace(DRAND, time="晚上"))
    assert states(evidence({"freeze.tsr": b"x"}, sources=sources)) == [State.NOT_SHOWN] * 2
