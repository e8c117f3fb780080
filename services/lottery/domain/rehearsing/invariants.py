"""What every result has to keep to, whatever the seed: checked by code of its own, not by the allocation (6, 7)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from services.lottery.domain.rehearsing.order import empty_seats, tickets_passed_over, tiers_passed_over, wrong_tickets
from services.lottery.domain.rehearsing.places import lots_overfilled, several_places, strangers, twins_apart
from services.lottery.domain.rehearsing.tables import Tables, read_tables


@dataclass(frozen=True)
class Invariant:
    """One rule, how often a result broke it, and the first place where it did."""

    code: str
    words: str
    broken: int
    example: str

    @property
    def holds(self) -> bool:
        """Whether it was never broken."""
        return self.broken == 0


Finder = Callable[[Tables], Iterable[str]]
RULES: tuple[tuple[str, str, Finder], ...] = (
    ("SEATS", "录取不超过名额，多出的只因整组录取", lots_overfilled),
    ("ONE_PLACE", "一个孩子最多一个学位", several_places),
    ("TIERS", "优先级小的先录取", tiers_passed_over),
    ("ORDER", "同一级里派位号小的先录取", tickets_passed_over),
    ("TWINS", "一起派位的孩子一起录取，一起候补", twins_apart),
    ("ROSTER", "名册里的一行不少，名册外的一个没有", strangers),
    ("TICKETS", "派位号是种子、学校、报名号算出来的", wrong_tickets),
    ("NO_EMPTY_SEAT", "有孩子等着就没有空名额", empty_seats),
)


def check_result(roster: bytes, draw: bytes, results: bytes, *, seed: str) -> tuple[Invariant, ...]:
    """Return every rule with what broke it; `seed` is 64 hex digits, without strikes."""
    tables = read_tables(roster, draw, results, seed=seed)
    return tuple(_judged(code, words, iter(find(tables))) for code, words, find in RULES)


def _judged(code: str, words: str, found: Iterator[str]) -> Invariant:
    example = next(found, "")
    return Invariant(code, words, (1 + sum(1 for _ in found)) if example else 0, example)
