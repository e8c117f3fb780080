"""Whether a draw is ready to be frozen: green and red lines, each red one with what the clock will do (draw.md, 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.readiness_words import BLOCKING, GREEN, LINKS, RED, Blocking
from shared.clock import CHINA
from shared.contracts.draw_reads import MOST_EXAMPLES, ApprovedPlan, Prospect
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS, OpenMatter

OF_REGISTRATION: tuple[OpenMatter, ...] = (
    "UNCONFIRMED",
    "SILENT",
    "WITH_FAMILY",
    "DUPLICATES",
    "GROUPS_DIFFER",
    "APPROVED_PLACES",
)


@dataclass(frozen=True)
class ReadyLine:
    """One line: green, or red with how many and where it is mended.

    A red line has a default, which the freeze applies whoever likes it or not, or it `blocks` and says why.
    """

    code: str
    words: str
    count: int
    default_words: str
    link: str
    """A path from the root of the site; empty where nothing is to be mended."""
    blocks: bool
    examples: tuple[str, ...]
    """At most 20 application numbers, lots or draw numbers."""

    @property
    def green(self) -> bool:
        """Whether there is nothing to be mended."""
        return self.count == 0


@dataclass(frozen=True)
class Readiness:
    """All lines, and what the freeze would give now; hash of roster.csv, children and rows of it."""

    lines: tuple[ReadyLine, ...]
    roster_sha256: str
    children: int
    rows: int

    @property
    def red(self) -> tuple[ReadyLine, ...]:
        """What is open."""
        return tuple(line for line in self.lines if not line.green)

    @property
    def blocked(self) -> bool:
        """Whether a line without a default is red, so that a freeze would be refused."""
        return any(line.blocks for line in self.red)


@dataclass(frozen=True)
class Around:
    """What stands around the draw: its unit, the moment, the chain, and the season's other seats."""

    unit_code: str
    draw_id: str
    now: datetime
    first_source_at: datetime
    earlier_open: tuple[str, ...]
    """Draw numbers of the unit that come before and are neither frozen nor void."""
    drawn_elsewhere: frozenset[tuple[str, str]]
    """Lots of the season's other draws."""


def judge_readiness(announcement: Announcement, plan: ApprovedPlan, prospect: Prospect, around: Around) -> Readiness:
    """Return every line in the order in which a person works through them."""
    lines = (
        *(_open(code, prospect, around) for code in OF_REGISTRATION),
        _unset(announcement, plan, around),
        *_blocking(announcement, plan, prospect, around),
    )
    return Readiness(tuple(lines), prospect.roster_sha256, prospect.children, prospect.rows)


def _open(code: OpenMatter, prospect: Prospect, around: Around) -> ReadyLine:
    found = prospect.open.get(code)
    count, numbers = (0, ()) if found is None else (found.count, found.numbers)
    return _line(code, count, numbers, around)


def _unset(announcement: Announcement, plan: ApprovedPlan, around: Around) -> ReadyLine:
    """Private lots of the season without seats, or in no draw at all (5.3)."""
    announced = {seat.lot for seat in announcement.seats} | around.drawn_elsewhere
    private = ((lot.school, lot.category, lot.seats) for lot in plan.lots if lot.kind == "private")
    unset = tuple(
        f"{school}/{kind}" for school, kind, seats in private if seats == 0 or (school, kind) not in announced
    )
    return _line("SEATS_UNSET", len(unset), unset, around)


def _line(code: OpenMatter, count: int, examples: tuple[str, ...], around: Around) -> ReadyLine:
    words = RED[code].format(count=count) if count else GREEN[code]
    link = LINKS[code].format(unit=around.unit_code, draw=around.draw_id)
    return ReadyLine(code, words, count, FREEZE_DEFAULTS[code], link, False, examples[:MOST_EXAMPLES])


def _blocking(
    announcement: Announcement, plan: ApprovedPlan, prospect: Prospect, around: Around
) -> Iterator[ReadyLine]:
    """What no default can decide: the freeze is refused until it is mended, or the draw is void."""
    yield _blocker("SEATS_DIFFER", _differing(announcement, plan), around)
    yield _blocker("EARLIER_DRAW", around.earlier_open, around)
    yield _blocker("REGISTRATION_OPEN", () if prospect.open_until is None else (_minute(prospect.open_until),), around)
    too_late = around.now >= around.first_source_at
    yield _blocker("IN_TIME", (_minute(around.first_source_at),) if too_late else (), around)


def _minute(moment: datetime) -> str:
    local = moment.astimezone(CHINA)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def _differing(announcement: Announcement, plan: ApprovedPlan) -> tuple[str, ...]:
    approved = {(lot.school, lot.category): lot.seats for lot in plan.lots if lot.kind == "private"}
    return tuple("/".join(seat.lot) for seat in announcement.seats if approved.get(seat.lot) != seat.capacity)


def _blocker(code: Blocking, found: tuple[str, ...], around: Around) -> ReadyLine:
    words = BLOCKING[code].red.format(found="、".join(found)) if found else BLOCKING[code].green
    link = BLOCKING[code].link.format(unit=around.unit_code, draw=found[0] if code == "EARLIER_DRAW" and found else "")
    return ReadyLine(code, words, len(found), "", link if found else "", True, found[:MOST_EXAMPLES])
