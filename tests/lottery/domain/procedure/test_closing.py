"""Tests of the record made at the closing."""

from services.lottery.domain.procedure.closing import closing_says_what_the_seed_says, closing_text
from services.lottery.domain.procedure.evidence import State
from tests.builders.draw_evidence import evidence
from tests.builders.draw_files import DICE, DRAND, THROWN

RIGHT = closing_text(evidence().announcement, evidence().draw_sha256, evidence().values or ())


def test_it_holds_every_source_but_the_last() -> None:
    assert f"paiwei-closing/1\n{evidence().draw_sha256}\ndice={THROWN}\n".encode() == RIGHT
    turned = evidence(sources=(DRAND, DICE))
    assert closing_text(turned.announcement, "x", turned.values or ()).endswith(f"dice={THROWN}\n".encode())


def test_it_says_what_the_seed_says() -> None:
    assert closing_says_what_the_seed_says(evidence({"closing.txt": RIGHT})).state == State.SHOWN
    assert closing_says_what_the_seed_says(evidence()).state == State.NOT_SHOWN


def test_another_digit_or_byte_contradicts() -> None:
    for wrong in (RIGHT.replace(b"=3", b"=4"), RIGHT[:-1], RIGHT + b"\n", b""):
        assert closing_says_what_the_seed_says(evidence({"closing.txt": wrong})).state == State.CONTRADICTED


def test_without_a_seed_there_is_nothing_to_compare() -> None:
    found = closing_says_what_the_seed_says(evidence({"closing.txt": RIGHT}, refused=True))
    assert found.state == State.NOT_SHOWN
