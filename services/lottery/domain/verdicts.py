"""The two verdicts on a published draw, always given together: docs/spec/draw.md, section 10."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.arithmetic import judge_arithmetic
from services.lottery.domain.draw import Inputs, accept
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import NOTHING, Brought, Evidence, Line, State
from services.lottery.domain.procedure.lines import judge_procedure
from services.lottery.domain.roster.roster import parse_roster
from services.lottery.domain.seed import parse_seed
from shared.crypto.hashing import sha256_hex

NEEDED = ("roster.csv", "draw.json", "seed.json", "seed.txt", "results.csv")
"""Without these files there is nothing to verify."""


_Accepted = TypeVar("_Accepted")


@dataclass(frozen=True)
class Verdicts:
    """Verdict A (arithmetic) and verdict B (procedure) on one bundle, and the hashes they are about."""

    roster_sha256: str
    draw_sha256: str
    results_sha256: str
    draw_id: str | None
    """None if draw.json was refused."""
    refusal: Refused | None
    arithmetic: tuple[Line, ...]
    procedure: tuple[Line, ...]

    @property
    def calculated_correctly(self) -> bool:
        """Verdict A."""
        return all(line.state == State.SHOWN for line in self.arithmetic)

    @property
    def contradictions(self) -> tuple[Line, ...]:
        """The lines of verdict B that the files contradict."""
        return tuple(line for line in self.procedure if line.state == State.CONTRADICTED)

    @property
    def not_shown(self) -> tuple[Line, ...]:
        """The lines of verdict B that the files do not show."""
        return tuple(line for line in self.procedure if line.state == State.NOT_SHOWN)

    def hold(self, *, arithmetic_alone: bool = False, strict: bool = False) -> bool:
        """Say whether the bundle passes: A holds and nothing in B is contradicted, or in strict mode left unshown."""
        if arithmetic_alone or not self.calculated_correctly:
            return self.calculated_correctly
        return not self.contradictions and not (strict and self.not_shown)


def verify(files: Mapping[str, bytes], brought: Brought = NOTHING) -> Verdicts:
    """Return both verdicts on the files of a bundle by name, and on what came from elsewhere.

    KeyError if one of `NEEDED` is missing.
    """
    inputs, refusal = _accepted(files)
    evidence = _evidence(files, inputs, brought)
    return Verdicts(
        roster_sha256=sha256_hex(files["roster.csv"]),
        draw_sha256=sha256_hex(files["draw.json"]),
        results_sha256=sha256_hex(files["results.csv"]),
        draw_id=evidence.announcement.draw_id if evidence else None,
        refusal=refusal,
        arithmetic=judge_arithmetic(files, inputs, refusal),
        procedure=judge_procedure(evidence),
    )


def _accepted(files: Mapping[str, bytes]) -> tuple[Inputs | None, Refused | None]:
    try:
        inputs = accept(files["roster.csv"], files["draw.json"], files["seed.json"], files.get("strikes.csv"))
    except Refused as refused:
        return None, refused
    return inputs, None


def _evidence(files: Mapping[str, bytes], inputs: Inputs | None, brought: Brought) -> Evidence | None:
    """Where a file was refused the others are still looked at: the pattern of faults tells their cause."""
    if inputs is not None:
        announcement, values, roster = inputs.announcement, inputs.seed.values, inputs.roster
        return Evidence(files, announcement, inputs.draw_sha256, values, roster, brought)
    announcement_or_none = _unless_refused(lambda: parse_announcement(files["draw.json"]))
    return None if announcement_or_none is None else _partial(files, announcement_or_none, brought)


def _partial(files: Mapping[str, bytes], announcement: Announcement, brought: Brought) -> Evidence:
    draw_sha256 = sha256_hex(files["draw.json"])
    seed = _unless_refused(lambda: parse_seed(files["seed.json"], announcement=announcement, draw_sha256=draw_sha256))
    roster = _unless_refused(lambda: parse_roster(files["roster.csv"], announcement))
    return Evidence(files, announcement, draw_sha256, seed.values if seed else None, roster, brought)


def _unless_refused(parse: Callable[[], _Accepted]) -> _Accepted | None:
    try:
        return parse()
    except Refused:
        return None
