"""Source `drand`: one round of a public randomness beacon; the pinned chain is quicknet (section 3)."""

import re
from datetime import UTC, datetime, timedelta

from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.kind import Kind

QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
"""Hash of the one chain that is pinned."""
_GENESIS = 1692803367
_PERIOD = 3
_START = datetime.fromtimestamp(_GENESIS, tz=UTC)


def round_at(time: datetime) -> int:
    """Return the quicknet round that is the newest at an aware time: ⌊(t − genesis)/period⌋ + 1."""
    return (time - _START) // timedelta(seconds=_PERIOD) + 1


def time_of_round(number: int) -> datetime:
    """Return the moment (UTC) at which a quicknet round becomes known."""
    return _START + timedelta(seconds=_PERIOD * (number - 1))


def _possibilities(_detail: str) -> int:
    return 2**256


def _check(detail: str, value: str, _draw_id: str) -> None:
    announced = detail.partition(":")[2]
    given = value.partition(":")[0]
    if given != announced:
        raise Refused("ROUND", "信标的轮次和公告的不同")


DRAND = Kind(
    detail=re.compile(r"[0-9a-f]{64}:[1-9][0-9]*"),
    value=re.compile(r"[0-9]+:[0-9a-f]{64}"),
    possibilities=_possibilities,
    human=False,
    check=_check,
)
