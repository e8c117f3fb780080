"""All announcements of a unit as one chain: each remembers the one before, void ones keep their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.lottery.domain.ceremony import State
from services.lottery.store.records import DrawRecord
from services.lottery.web.wording import state_words

FIRST_LINK = "0" * 64


@dataclass(frozen=True)
class ChainLink:
    """One number of the chain: `kind` is ok, now (no fingerprint yet), void, fork or gap; a gap has no record."""

    seq: int
    kind: str
    words: str
    record: DrawRecord | None = None
    until: int = 0
    """Of a gap, its last number."""


def chain_of(draws: Sequence[DrawRecord]) -> tuple[ChainLink, ...]:
    """Return the chain from its first number on, gaps as links of their own; `draws` ascend by number."""
    links: list[ChainLink] = []
    for before, record in pairwise((None, *draws)):
        expected = 1 if before is None else before.seq + 1
        if record is not None and record.seq > expected:
            links.append(ChainLink(expected, "gap", "这里缺了号", until=record.seq - 1))
        if record is not None:
            links.append(_link(before, record))
    return tuple(links)


def is_whole(links: Sequence[ChainLink]) -> bool:
    """Say whether nothing is missing and every link fits the one before."""
    return all(link.kind not in {"gap", "fork"} for link in links)


def _link(before: DrawRecord | None, record: DrawRecord) -> ChainLink:
    expected = FIRST_LINK if record.seq == 1 else None
    if before is not None and before.seq == record.seq - 1:
        expected = before.draw_sha256
    if record.prev is not None and expected is not None and record.prev != expected:
        return ChainLink(record.seq, "fork", "记着的前一号的指纹，和前一号的不一样", record)
    kind = "void" if record.state is State.VOID else "ok" if record.draw_sha256 else "now"
    return ChainLink(record.seq, kind, state_words(record.state), record)
