"""The unit's other draws beside this one: which are of its season, and who got a place in them (section 10)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.draw import compute
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import Evidence
from services.lottery.domain.rehearsal import without_prefix
from services.lottery.domain.results import read_results
from services.lottery.domain.seats import Lot
from shared.crypto.hashing import sha256_hex

_HAS_A_PLACE = {"ADMIT", "MOVEUP"}


@dataclass(frozen=True, eq=False)
class Link:
    """One announcement of the chain with the files that came with it."""

    announcement: Announcement
    draw_sha256: str
    files: Mapping[str, bytes]

    @property
    def unit(self) -> str:
        """The division code of the unit."""
        return without_prefix(self.announcement.draw_id).partition("-")[0]

    @property
    def season(self) -> str:
        """Unit, year and stage, and the prefix of a rehearsal."""
        return self.announcement.draw_id.rpartition("-")[0]

    @property
    def was_drawn(self) -> bool:
        """Whether there is a result; a void draw has none."""
        return "results.csv" in self.files

    @property
    def strikes(self) -> bytes:
        """strikes.csv of this state, empty before the first."""
        return self.files.get("strikes.csv", b"")

    def is_right(self) -> bool:
        """Say whether its result is what follows from its files."""
        files = self.files
        try:
            results = compute(files["roster.csv"], files["draw.json"], files["seed.json"], files.get("strikes.csv"))
        except (Refused, KeyError):
            return False
        return results == files["results.csv"]

    def waiting(self) -> set[str]:
        """Return the schools at which somebody still waits; only of a right result."""
        return {row.school for row in read_results(self.files["results.csv"]) if row.status == "WAIT"}

    def placed(self) -> Iterator[bytes]:
        """Yield the pid of every child that has a place; only of a right result."""
        pids = dict(line.split(b",", 2)[:2] for line in self.files["roster.csv"].splitlines()[1:])
        for row in read_results(self.files["results.csv"]):
            if row.status in _HAS_A_PLACE:
                yield pids[row.app_no.encode()]


def this_one(evidence: Evidence) -> Link:
    """Return the draw that is verified."""
    return Link(evidence.announcement, evidence.draw_sha256, evidence.files)


def brought_links(evidence: Evidence) -> list[Link]:
    """Return the others that were brought; raise Refused where one has no legal draw.json."""
    return [
        Link(parse_announcement(files["draw.json"]), sha256_hex(files["draw.json"]), files)
        for files in evidence.brought.others
    ]


def newest_states(links: list[Link]) -> list[Link]:
    """Return one state of each draw, the one with the most strikes, by seq."""
    newest: dict[str, Link] = {}
    for link in links:
        kept = newest.setdefault(link.draw_sha256, link)
        if (link.was_drawn, len(link.strikes)) > (kept.was_drawn, len(kept.strikes)):
            newest[link.draw_sha256] = link
    return sorted(newest.values(), key=lambda link: link.announcement.seq)


def drawn_again(links: list[Link]) -> Iterator[tuple[Lot, Link, Link]]:
    """Yield each lot that was drawn in one draw and again in a later one of the season; `links` ascend by seq."""
    drawn = [link for link in links if link.was_drawn]
    for before, after in combinations(drawn, 2):
        if before.season == after.season:
            lots = {seat.lot for seat in before.announcement.seats}
            yield from ((seat.lot, before, after) for seat in after.announcement.seats if seat.lot in lots)
