"""The whole draw, bytes in and bytes out: docs/spec/draw.md, sections 4 and 6 to 8."""

from dataclasses import dataclass

import numpy as np

from services.lottery.domain.allocation import allocate
from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.moving_up import MovingUp
from services.lottery.domain.queues import Queues, build_queues
from services.lottery.domain.results import render_results
from services.lottery.domain.roster.roster import Roster, parse_roster
from services.lottery.domain.seed import Seed, parse_seed
from services.lottery.domain.standings import Holdings, standings_of
from services.lottery.domain.strikes import parse_strikes
from services.lottery.domain.summaries import LotSummary, summarise
from services.lottery.domain.tickets import tickets_of
from shared.crypto.hashing import sha256_hex


@dataclass(frozen=True, eq=False)
class Inputs:
    """The files of one draw, accepted in the order of section 11."""

    announcement: Announcement
    draw_sha256: str
    seed: Seed
    roster: Roster
    struck: list[int]
    """Places in the roster of the struck children, in the order of strikes.csv."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """A draw that has been computed."""

    announcement: Announcement
    draw_sha256: str
    seed: Seed
    results: bytes
    """The bytes of results.csv."""
    lots: tuple[LotSummary, ...]


def compute(roster: bytes, draw: bytes, seed: bytes, strikes: bytes | None = None) -> bytes:
    """Return results.csv for roster.csv, draw.json, seed.json and strikes.csv, or raise `Refused` (section 11)."""
    return run(roster, draw, seed, strikes).results


def run(roster: bytes, draw: bytes, seed: bytes, strikes: bytes | None = None) -> Outcome:
    """Return the same as `compute` with a summary of each lot."""
    return run_accepted(accept(roster, draw, seed, strikes))


def accept(roster: bytes, draw: bytes, seed: bytes, strikes: bytes | None = None) -> Inputs:
    """Return the files' content after all checks of section 11, or raise `Refused` with the first that fails."""
    announcement = parse_announcement(draw)
    draw_sha256 = sha256_hex(draw)
    accepted_seed = parse_seed(seed, announcement=announcement, draw_sha256=draw_sha256)
    accepted_roster = parse_roster(roster, announcement)
    struck = [] if strikes is None else parse_strikes(strikes, accepted_roster.app_nos)
    return Inputs(announcement, draw_sha256, accepted_seed, accepted_roster, struck)


def run_accepted(inputs: Inputs) -> Outcome:
    """Compute the draw of accepted files."""
    announcement, roster = inputs.announcement, inputs.roster
    tickets = tickets_of(roster, announcement, inputs.seed.seed)
    queues = build_queues(roster, announcement, tickets)
    holdings = _holdings(inputs, queues)
    struck_rows = holdings.struck[roster.child[queues.rows]]
    standings = standings_of(queues, holdings, announcement.waitlist, struck_rows=struck_rows)
    return Outcome(
        announcement=announcement,
        draw_sha256=inputs.draw_sha256,
        seed=inputs.seed,
        results=render_results(roster, announcement, tickets=tickets, queues=queues, standings=standings),
        lots=summarise(announcement, tickets=tickets, queues=queues, standings=standings),
    )


def _holdings(inputs: Inputs, queues: Queues) -> Holdings:
    announcement = inputs.announcement
    seat = allocate(queues, announcement.group_boundary)
    struck = np.zeros(len(seat), dtype=np.bool_)
    if not inputs.struck:
        return Holdings(seat, queues.size, np.zeros(len(seat), dtype=np.bool_), struck)
    boundary, waitlist = announcement.group_boundary, announcement.waitlist
    moving_up = MovingUp(queues, seat, boundary=boundary, waitlist=waitlist)
    for child in inputs.struck:
        moving_up.strike(child)
    struck[inputs.struck] = True
    seat, size, moved = moving_up.result()
    return Holdings(seat, size, moved, struck)
