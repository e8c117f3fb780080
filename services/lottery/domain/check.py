"""The check before the throw: roster.csv and draw.json alone (docs/spec/draw.md, section 5.1, step 3)."""

from dataclasses import dataclass

from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.roster.roster import Roster, parse_roster
from shared.crypto.hashing import sha256_hex


@dataclass(frozen=True, eq=False)
class Checked:
    """An announcement and its roster, accepted; `draw_sha256` is the fingerprint that is read out."""

    announcement: Announcement
    draw_sha256: str
    roster: Roster


def check_before_throw(roster: bytes, draw: bytes) -> Checked:
    """Return both after the checks of section 11 that concern them, or raise `Refused`."""
    announcement = parse_announcement(draw)
    return Checked(announcement, sha256_hex(draw), parse_roster(roster, announcement))
