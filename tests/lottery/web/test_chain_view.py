"""The chain of a unit: whole, with a gap, with a link that does not fit."""

from dataclasses import replace

from services.lottery.domain.ceremony import State
from services.lottery.store.records import DrawRecord
from services.lottery.web.chain_view import chain_of, is_whole
from tests.builders.notices import record

A, B = "a" * 64, "b" * 64


def numbered(seq: int, prev: str | None, own: str | None, state: State = State.FROZEN) -> DrawRecord:
    """An announcement with this number, link and fingerprint."""
    return replace(record(state, prev=prev, draw_sha256=own), seq=seq)


def test_a_whole_chain_keeps_its_void_draws() -> None:
    links = chain_of(
        (numbered(1, "0" * 64, A, State.VOID), numbered(2, A, B), numbered(3, None, None, State.ANNOUNCED))
    )
    assert [link.kind for link in links] == ["void", "ok", "now"]
    assert is_whole(links)


def test_a_gap_is_shown_with_its_numbers() -> None:
    links = chain_of((numbered(2, A, B), numbered(5, A, B)))
    assert [(link.kind, link.seq, link.until) for link in links] == [
        ("gap", 1, 1),
        ("ok", 2, 0),
        ("gap", 3, 4),
        ("ok", 5, 0),
    ]
    assert not is_whole(links)


def test_a_link_that_does_not_fit_the_one_before_is_shown() -> None:
    links = chain_of((numbered(1, "0" * 64, A), numbered(2, B, B)))
    assert [link.kind for link in links] == ["ok", "fork"]
    assert chain_of((numbered(1, A, B),))[0].kind == "fork"
    assert not is_whole(links)
