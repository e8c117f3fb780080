"""Source `digits`: ten-sided dice, or balls 0–9 put back after each draw."""

import re

from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.kind import Kind


def _possibilities(detail: str) -> int:
    possibilities: int = 10 ** int(detail)
    return possibilities


def _check(detail: str, value: str, _draw_id: str) -> None:
    if len(value) != int(detail):
        raise Refused("VALUE_LENGTH", f"公告的是 {detail} 个数字，给出的是 {len(value)} 个")


DIGITS = Kind(
    detail=re.compile(r"[1-9][0-9]{0,3}"),
    value=re.compile(r"[0-9]+"),
    possibilities=_possibilities,
    human=True,
    check=_check,
)
