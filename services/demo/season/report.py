"""What came of a season, as values: for the table on the terminal and for the JSON file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from services.demo.season.registering import Submitted
from services.demo.season.replaying import Replay


@dataclass(frozen=True)
class SchoolLine:
    """One private lot: how many asked for it, how many seats, how many came in, with which last ticket."""

    school: str
    category: str
    name: str
    demand: int
    seats: int
    admitted: int
    cut_off: str | None

    @property
    def all_admitted(self) -> bool:
        """Whether demand did not exceed the seats."""
        return self.demand <= self.seats


@dataclass(frozen=True)
class SeasonReport:
    """The season in numbers."""

    unit_code: str
    name: str
    draw_id: str
    families: int
    applications: int
    submitted: int
    refused: Mapping[str, int]
    confirmed_by_machine: int
    confirmed_by_clerk: int
    returned_by_clerk: int
    waiting: int
    duplicates_given_up: int
    schools: tuple[SchoolLine, ...]
    hashes: Mapping[str, str]
    replays: tuple[Replay, ...]
    bundle: str
    letters: Mapping[str, int] = field(default_factory=dict)
    """How many children were told what: a letter and a short message each, from the published file."""
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def agrees(self) -> bool:
        """Whether every program that replayed the draw found the published bytes."""
        return bool(self.replays) and all(replay.identical for replay in self.replays)

    def as_json(self) -> dict[str, object]:
        """Return everything, for a file."""
        lines = [asdict(line) | {"all_admitted": line.all_admitted} for line in self.schools]
        return asdict(self) | {"schools": lines, "identical": self.agrees}


def refusals(submitted: Iterable[Submitted]) -> dict[str, int]:
    """Return how many forms were refused for each code, the most frequent first."""
    return dict(Counter(code for one in submitted for code in one.refused_for).most_common())
