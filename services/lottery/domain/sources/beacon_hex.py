"""Source `hex`: a value of some other public beacon, always optional and counting for nothing."""

import re

from services.lottery.domain.sources.kind import Kind


def _possibilities(_detail: str) -> int:
    return 1


def _check(_detail: str, _value: str, _draw_id: str) -> None:
    """Nothing in the announcement says what the value must be."""


HEX = Kind(
    detail=re.compile(r".+", re.DOTALL),
    value=re.compile(r"[0-9a-f]{32,256}"),
    possibilities=_possibilities,
    human=False,
    check=_check,
    only_optional=True,
)
