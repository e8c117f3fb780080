"""Gathers the report of a season from what its steps left behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.demo.county.county import County
from services.demo.county.families import families_of
from services.demo.season.clerk import Settled
from services.demo.season.registering import Submitted
from services.demo.season.replaying import Replay
from services.demo.season.report import SchoolLine, SeasonReport, refusals
from services.lottery.domain.draw import run
from shared.crypto.hashing import sha256_hex

SHOWN_HASHES = ("draw.json", "roster.csv", "seed.txt", "results.csv")


@dataclass(frozen=True)
class Cleared:
    """What registration and verification ended with."""

    submitted: tuple[Submitted, ...]
    summary: Mapping[str, Any]
    settled: Settled
    given_up: int


@dataclass(frozen=True)
class Drawn:
    """The published draw: its name, its files, where they lie, what the replays said, what families were told."""

    draw_id: str
    files: Mapping[str, bytes]
    bundle: Path
    replays: tuple[Replay, ...]
    letters: Mapping[str, int]


def report_of(county: County, cleared: Cleared, drawn: Drawn, seconds: Mapping[str, float]) -> SeasonReport:
    """Return the report; how each school came out is computed from the published files alone."""
    confirmed = cleared.summary["confirmed_by"]
    return SeasonReport(
        unit_code=county.unit.unit_code,
        name=county.unit.name,
        draw_id=drawn.draw_id,
        families=len(families_of(county.applications)),
        applications=len(county.applications),
        submitted=sum(1 for one in cleared.submitted if one.number),
        refused=refusals(cleared.submitted),
        confirmed_by_machine=confirmed["machine"],
        confirmed_by_clerk=confirmed["clerk"],
        returned_by_clerk=cleared.settled.returned,
        waiting=cleared.summary["waiting"],
        duplicates_given_up=cleared.given_up,
        schools=_schools(drawn.files),
        hashes={name: sha256_hex(drawn.files[name]) for name in SHOWN_HASHES},
        replays=drawn.replays,
        letters=drawn.letters,
        bundle=str(drawn.bundle),
        seconds=dict(seconds),
    )


def _schools(files: Mapping[str, bytes]) -> tuple[SchoolLine, ...]:
    outcome = run(files["roster.csv"], files["draw.json"], files["seed.json"])
    return tuple(
        SchoolLine(lot.school, lot.category, lot.name, lot.demand, lot.seats, lot.admitted, lot.cut_off)
        for lot in outcome.lots
    )
