"""Waits until every family was told, and compares what was told with the published file."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from time import monotonic

from services.demo.season.calling import Caller
from services.demo.season.failures import SeasonFailed

PAUSE_SECONDS = 0.2
PATIENCE_SECONDS = 120.0


async def wait_for_letters(caller: Caller, unit_code: str, draw_id: str, results_csv: bytes) -> Mapping[str, int]:
    """Return how many children were told what; raise `SeasonFailed` where nobody is, or the file says otherwise."""
    lines = results_csv.decode("ascii").splitlines()[1:]
    path = f"/registration/internal/units/{unit_code}/draws/{draw_id}/told"
    since = monotonic()
    while True:
        said = await caller.internal("GET", path)
        if said["letters"] or not lines:
            break
        if monotonic() - since > PATIENCE_SECONDS:
            raise SeasonFailed("结果没有通知到家长")
        await asyncio.sleep(PAUSE_SECONDS)
    if said["rows"] != Counter(line.split(",")[8] for line in lines):
        raise SeasonFailed(f"通知的结果和公布的文件不一样多：{said['rows']}")
    letters: Mapping[str, int] = said["letters"]
    return letters
