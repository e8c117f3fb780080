"""The seed of a rehearsal: marked where a real one has its header, so that nothing ever takes it for a real one."""

import re

from services.lottery.domain.announcement import parse_announcement
from services.lottery.domain.draw import Inputs, Outcome, run_accepted
from services.lottery.domain.roster.roster import parse_roster
from services.lottery.domain.seed import Seed
from shared.crypto.hashing import sha256_hex

HEADER = "paiwei-rehearsal/1"
"""In place of the header of seed.txt (docs/spec/draw.md, section 4)."""
_RANDOMNESS = re.compile("[0-9a-f]{64}")


def rehearsal_text(draw_sha256: str, randomness: str) -> bytes:
    """Return the text whose SHA-256 is the seed; `randomness` is 64 hex digits, drawn anew for every rehearsal."""
    if not _RANDOMNESS.fullmatch(randomness):
        raise ValueError("a rehearsal needs 64 hex digits of chance")
    return f"{HEADER}\n{draw_sha256}\nrandomness={randomness}\n".encode()


def rehearse_draw(roster: bytes, draw: bytes, text: bytes) -> Outcome:
    """Compute the draw of a frozen roster with the seed of a rehearsal, by the code that makes real ones."""
    if not text.startswith(f"{HEADER}\n".encode()):
        raise ValueError("only the seed of a rehearsal is rehearsed with")
    announcement, draw_sha256 = parse_announcement(draw), sha256_hex(draw)
    seed = Seed(draw_sha256, sha256_hex(text), ())
    return run_accepted(Inputs(announcement, draw_sha256, seed, parse_roster(roster, announcement), []))
