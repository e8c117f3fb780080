"""Small draws in which everybody has the same claim, and the real construction run on them with many seeds."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.lottery.domain.announcement import NO_HASH, Announcement
from services.lottery.domain.draw import Inputs, run_accepted
from services.lottery.domain.results import ResultRow, read_results
from services.lottery.domain.roster.roster import Choice, Roster, parse_roster, render_roster
from services.lottery.domain.rules import GroupBoundary, Mechanism, TicketScope, Waitlist
from services.lottery.domain.seats import Seat
from services.lottery.domain.seed import Seed
from services.lottery.domain.sources.announced import Source
from shared.crypto.hashing import sha256_hex

_DICE = Source("dice", "digits", "required", "2027-07-04T12:00:00+08:00", "40")


@dataclass(frozen=True, eq=False)
class Scenario:
    """A roster and its announcement, accepted."""

    announcement: Announcement
    roster: Roster

    def results(self, seeds: int) -> Iterator[list[ResultRow]]:
        """Yield the lines of results.csv for so many seeds, the same ones every time: hashes of a counter."""
        for number in range(seeds):
            seed = Seed(NO_HASH, sha256_hex(f"paiwei-selftest:{number}".encode()), ())
            outcome = run_accepted(Inputs(self.announcement, NO_HASH, seed, self.roster, []))
            yield list(read_results(outcome.results))


def scenario(
    app_nos: tuple[str, ...],
    capacities: tuple[int, ...],
    *,
    mechanism: Mechanism = Mechanism.DEFERRED,
    scope: TicketScope = TicketScope.DRAW,
    pairs: int = 0,
) -> Scenario:
    """Return a draw in which every child lists all schools S1, S2 … in order; the first `pairs` × 2 are bound pairs."""
    seats = tuple(Seat(f"S{place}", "ALL", capacity, "") for place, capacity in enumerate(capacities, start=1))
    groups = {app_no: app_nos[place - place % 2] for place, app_no in enumerate(app_nos[: 2 * pairs])}
    roster = render_roster(
        Choice(app_no, sha256_hex(app_no.encode())[:16], groups.get(app_no, ""), choice, seat.school, "ALL", 1)
        for app_no in app_nos
        for choice, seat in enumerate(seats, start=1)
    )
    announcement = _announcement(roster, seats, mechanism, scope)
    return Scenario(announcement, parse_roster(roster, announcement))


def numbers(count: int) -> tuple[str, ...]:
    """Return so many application numbers in ascending order."""
    return tuple(str(1001 + number) for number in range(count))


def _announcement(roster: bytes, seats: tuple[Seat, ...], mechanism: Mechanism, scope: TicketScope) -> Announcement:
    return Announcement(
        draw_id="TEST-SELFTEST",
        seq=1,
        prev=NO_HASH,
        title="",
        frozen_at="2027-07-01T12:00:00+08:00",
        mechanism=mechanism,
        ticket_scope=scope,
        group_boundary=GroupBoundary.ADMIT,
        waitlist=Waitlist.ALL,
        roster_sha256=sha256_hex(roster),
        roster_rows=roster.count(b"\n") - 1,
        terms_sha256=NO_HASH,
        seats=seats,
        sources=(_DICE,),
    )
