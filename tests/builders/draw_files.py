"""Small draws for the tests of the lottery's domain, made with the product's own writers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from services.lottery.domain.announcement import NO_HASH, Announcement, parse_announcement, render_announcement
from services.lottery.domain.draw import compute
from services.lottery.domain.roster.roster import Choice, render_roster
from services.lottery.domain.rules import GroupBoundary, Mechanism, TicketScope, Waitlist
from services.lottery.domain.seats import Seat
from services.lottery.domain.seed import Seed, make_seed, parse_seed, seed_text
from services.lottery.domain.sources.announced import Source
from services.lottery.domain.sources.drand import QUICKNET
from shared.crypto.hashing import sha256_hex

DICE = Source("dice", "digits", "required", "2023-09-15T15:00:00+08:00", "40")
DRAND = Source("drand", "drand", "required", "2023-09-15T19:00:03+08:00", f"{QUICKNET}:657413")
THROWN = "3141592653589793238462643383279502884197"
VALUES = {"dice": THROWN, "drand": f"657413:{'5e' * 32}"}

ANNOUNCEMENT = Announcement(
    draw_id="TEST-2023-01",
    seq=1,
    prev=NO_HASH,
    title="电脑派位测试",
    frozen_at="2023-09-12T18:00:00+08:00",
    mechanism=Mechanism.DEFERRED,
    ticket_scope=TicketScope.DRAW,
    group_boundary=GroupBoundary.ADMIT,
    waitlist=Waitlist.ALL,
    roster_sha256=NO_HASH,
    roster_rows=0,
    terms_sha256=NO_HASH,
    seats=(Seat("S01", "ALL", 2, "甲校"), Seat("S02", "ALL", 1, "乙校")),
    sources=(DICE, DRAND),
)
"""A draw that keeps every rule: dice in the afternoon, a beacon in the evening."""


@dataclass(frozen=True)
class DrawFiles:
    """The files of one draw."""

    roster: bytes
    draw: bytes
    seed: bytes
    strikes: bytes | None = None

    def results(self) -> bytes:
        """What the product computes."""
        return compute(self.roster, self.draw, self.seed, self.strikes)

    def accepted_seed(self, announcement: Announcement) -> Seed:
        """The seed that was made."""
        return parse_seed(self.seed, announcement=announcement, draw_sha256=sha256_hex(self.draw))


def child(app_no: str, *lots: str, group: str = "", tier: int = 1) -> list[Choice]:
    """The rows of a child that lists these schools, each with category ALL."""
    pid = sha256_hex(app_no.encode())[:16]
    return [Choice(app_no, pid, group, number, school, "ALL", tier) for number, school in enumerate(lots, start=1)]


def children(count: int, *lots: str) -> list[Choice]:
    """The rows of so many single children, 1001 and on, who all list the same."""
    return [choice for number in range(count) for choice in child(str(1001 + number), *lots)]


def announced(choices: Iterable[Choice], **changes: object) -> tuple[bytes, Announcement]:
    """Return roster.csv and the announcement of it."""
    roster = render_roster(choices)
    changed: Announcement = replace(ANNOUNCEMENT, **changes)  # type: ignore[arg-type]  # any field of an announcement
    return roster, replace(changed, roster_sha256=sha256_hex(roster), roster_rows=roster.count(b"\n") - 1)


def drawn(
    choices: Iterable[Choice], *, values: Mapping[str, str] = VALUES, strikes: bytes | None = None, **changes: object
) -> DrawFiles:
    """Return the files of a draw over these choices."""
    roster, announcement = announced(choices, **changes)
    draw = render_announcement(announcement)
    return DrawFiles(roster, draw, make_seed(draw, values), strikes)


def bundle(files: DrawFiles) -> dict[str, bytes]:
    """Return the least that can be verified, by file name."""
    seed = files.accepted_seed(parse_announcement(files.draw))
    named = {"roster.csv": files.roster, "draw.json": files.draw, "seed.json": files.seed}
    named |= {"seed.txt": seed_text(seed.draw_sha256, seed.values), "results.csv": files.results()}
    return named if files.strikes is None else named | {"strikes.csv": files.strikes}
