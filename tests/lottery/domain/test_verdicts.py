"""Tests of the two verdicts together."""

from services.lottery.domain.procedure.evidence import Brought, State
from services.lottery.domain.verdicts import NEEDED, verify
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import DICE, THROWN, bundle, children, drawn

CHOICES = children(5, "S01", "S02")
FILES = bundle(drawn(CHOICES))
DICE_ALONE = bundle(drawn(CHOICES, sources=(DICE,), values={"dice": THROWN}))


def test_a_right_bundle_holds_but_not_strictly() -> None:
    verdicts = verify(FILES)
    assert verdicts.calculated_correctly
    assert verdicts.contradictions == ()
    assert verdicts.hold()
    assert verdicts.not_shown
    assert not verdicts.hold(strict=True)


def test_a_contradiction_spoils_the_whole_but_not_the_arithmetic() -> None:
    verdicts = verify(DICE_ALONE)
    assert [line.name for line in verdicts.contradictions] == ["last_source"]
    assert not verdicts.hold()
    assert verdicts.hold(arithmetic_alone=True)


def test_wrong_results_never_hold() -> None:
    verdicts = verify(FILES | {"results.csv": FILES["results.csv"][:-1]})
    either = (False, True)
    assert not any(verdicts.hold(arithmetic_alone=alone, strict=strict) for alone in either for strict in either)
    assert verdicts.procedure == verify(FILES).procedure


def test_the_three_hashes_are_those_of_the_files() -> None:
    verdicts = verify(FILES)
    hashes = (verdicts.roster_sha256, verdicts.draw_sha256, verdicts.results_sha256)
    assert hashes == tuple(sha256_hex(FILES[name]) for name in ("roster.csv", "draw.json", "results.csv"))
    assert set(NEEDED) <= set(FILES)


def test_the_fingerprint_from_paper_is_compared() -> None:
    states = {
        fingerprint: verify(FILES, Brought(fingerprint)).procedure[0].state
        for fingerprint in (sha256_hex(FILES["draw.json"]), "0" * 64)
    }
    assert list(states.values()) == [State.SHOWN, State.CONTRADICTED]


def test_a_refused_announcement_leaves_the_procedure_open() -> None:
    verdicts = verify(FILES | {"draw.json": b"{}"})
    assert (verdicts.draw_id, verdicts.refusal and verdicts.refusal.code) == (None, "MEMBERS")
    assert {line.state for line in verdicts.procedure} == {State.NOT_SHOWN}
    assert not verdicts.hold()


def test_where_one_file_is_refused_the_others_are_still_looked_at() -> None:
    for name in ("seed.json", "roster.csv"):
        verdicts = verify(FILES | {name: b""})
        assert verdicts.refusal is not None
        assert verdicts.draw_id == "TEST-2023-01"
        shown = {line.name for line in verdicts.procedure if line.state == State.SHOWN}
        assert {"entropy", "last_source", "times", "beacon_round"} <= shown
