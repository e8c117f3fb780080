"""What is refused of roster.csv as a whole, before any row is understood: docs/spec/draw.md, section 11."""

from itertools import pairwise
from operator import lt

from services.lottery.domain.errors import Refused
from shared.crypto.hashing import sha256_hex

HEADER = b"app_no,pid,group,choice,school,category,tier"


def check_text(content: bytes, *, sha256: str, rows: int) -> None:
    """Refuse with ROSTER_HASH, ROSTER_LF, ROSTER_HEADER, ROSTER_ORDER or ROSTER_ROWS."""
    if sha256_hex(content) != sha256:
        raise Refused("ROSTER_HASH", "名册的指纹和公告的不同")
    if b"\r" in content or not content.endswith(b"\n"):
        raise Refused("ROSTER_LF", "名册的换行不合规范")
    lines = content.split(b"\n")
    if lines[0] != HEADER:
        raise Refused("ROSTER_HEADER", "名册的表头不合规范")
    _check_order(lines)
    found = len(lines) - 2
    if found != rows:
        raise Refused("ROSTER_ROWS", f"名册有 {found} 行，公告的是 {rows} 行")


def _check_order(lines: list[bytes]) -> None:
    """The last of the lines is the empty rest after the last line end."""
    rows = lines[1:-1]
    if all(map(lt, rows, rows[1:])):
        return
    place = next(place for place, (before, after) in enumerate(pairwise(rows)) if before >= after)
    raise Refused("ROSTER_ORDER", f"名册第 {place + 3} 行不大于前一行")
