"""Source `ssq`: one issue of the welfare lottery 双色球, six reds of 33 and a blue of 16."""

import re
from itertools import pairwise
from math import comb

from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.kind import Kind

_REDS, _REDS_DRAWN, _BLUES = 33, 6, 16


def _possibilities(_detail: str) -> int:
    return comb(_REDS, _REDS_DRAWN) * _BLUES


def _check(detail: str, value: str, _draw_id: str) -> None:
    issue, _, numbers = value.partition(":")
    if issue != detail:
        raise Refused("ISSUE", f"公告的是第 {detail} 期，给出的是第 {issue} 期")
    red_text, _, blue = numbers.partition("+")
    reds = [int(red) for red in red_text.split(".")]
    ascending = all(before < after for before, after in pairwise(reds))
    if not (ascending and reds[0] >= 1 and reds[-1] <= _REDS and 1 <= int(blue) <= _BLUES):
        raise Refused("SSQ", "红球不是从小到大的六个 01–33，或蓝球不在 01–16")


SSQ = Kind(
    detail=re.compile(r"[0-9]{7}"),
    value=re.compile(r"[0-9]{7}:[0-9]{2}(\.[0-9]{2}){5}\+[0-9]{2}"),
    possibilities=_possibilities,
    human=False,
    check=_check,
)
