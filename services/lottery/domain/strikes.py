"""Strikes 剔除 (strikes.csv): children removed after the draw, in order (docs/spec/draw.md, sections 8 and 11)."""

from enum import StrEnum
from typing import NamedTuple

from services.lottery.domain.encoding import APP_NO, matches
from services.lottery.domain.errors import Refused

HEADER = b"seq,app_no,reason"


class Reason(StrEnum):
    """Why a child is struck; it is recorded and changes nothing."""

    WITHDRAWN = "WITHDRAWN"
    INELIGIBLE = "INELIGIBLE"
    DECLINED = "DECLINED"


class Strike(NamedTuple):
    """One line of strikes.csv."""

    app_no: str
    reason: Reason


def parse_strikes(content: bytes, app_nos: list[bytes]) -> list[int]:
    """Return the places in `app_nos` of the struck children, in order, or refuse with a code of section 11."""
    if not content.endswith(b"\n") or not content.startswith(HEADER + b"\n"):
        raise Refused("STRIKES_HEADER", "剔除名单的表头或结尾不合规范")
    place_of = {app_no: place for place, app_no in enumerate(app_nos)}
    struck: dict[int, None] = {}
    for seq, line in enumerate(content.split(b"\n")[1:-1], start=1):
        place = place_of.get(_read_line(line, seq).app_no.encode())
        if place is None or place in struck:
            raise Refused("STRIKES_APP", f"剔除名单第 {seq} 条：报名号不在名册里，或已经剔除")
        struck[place] = None
    return list(struck)


def read_strikes(content: bytes) -> list[Strike]:
    """Return the lines of a strikes.csv that has been accepted."""
    return [_read_line(line, seq) for seq, line in enumerate(content.split(b"\n")[1:-1], start=1)]


def render_strikes(strikes: list[Strike]) -> bytes:
    """Return strikes.csv."""
    lines = (f"{seq},{strike.app_no},{strike.reason}".encode() for seq, strike in enumerate(strikes, start=1))
    return b"".join(line + b"\n" for line in (HEADER, *lines))


def _read_line(line: bytes, seq: int) -> Strike:
    fields = line.decode("ascii", errors="replace").split(",")
    if len(fields) == 3 and fields[0] == str(seq) and matches(APP_NO, fields[1]) and fields[2] in set(Reason):
        return Strike(fields[1], Reason(fields[2]))
    raise Refused("STRIKES_ROW", f"剔除名单第 {seq} 条：不是合规范的“序号,报名号,原因”")
