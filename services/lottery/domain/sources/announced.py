"""The sources of an announcement and the values that were opened for them: docs/spec/draw.md, sections 3 and 11."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.lottery.domain.encoding import SOURCE_NAME, matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.beacon_hex import HEX
from services.lottery.domain.sources.digits import DIGITS
from services.lottery.domain.sources.drand import DRAND
from services.lottery.domain.sources.kind import Kind
from services.lottery.domain.sources.reveal import REVEAL
from services.lottery.domain.sources.ssq import SSQ

KINDS: dict[str, Kind] = {"digits": DIGITS, "ssq": SSQ, "drand": DRAND, "hex": HEX, "reveal": REVEAL}
MISSING = "-"
"""The value of an optional source that did not come."""

_NEEDS = ("required", "optional")


@dataclass(frozen=True)
class Source:
    """One announced source; `need` is required or optional, `time` ISO 8601, `detail` of the form of its kind."""

    name: str
    kind: str
    need: str
    time: str
    detail: str

    @property
    def required(self) -> bool:
        """Whether the draw waits for it."""
        return self.need == "required"

    @property
    def rules(self) -> Kind:
        """What section 3 says of its kind."""
        return KINDS[self.kind]


def read_sources(rows: Sequence[tuple[str, ...]]) -> tuple[Source, ...]:
    """Return the sources, or refuse with SOURCES or SOURCE."""
    sources = tuple(Source(*row) for row in rows)
    names = [source.name for source in sources]
    if not any(source.required for source in sources) or len(set(names)) != len(names):
        raise Refused("SOURCES", "没有必需的种子来源，或来源重名")
    for number, source in enumerate(sources, start=1):
        if not _is_right(source):
            raise Refused("SOURCE", f"第 {number} 个种子来源不合规范")
    return sources


def check_value(source: Source, value: str, draw_id: str) -> None:
    """Refuse a value that is not one of this source, with the codes from VALUE to REVEAL."""
    if value == MISSING and not source.required:
        return
    if not matches(source.rules.value, value):
        raise Refused("VALUE", f"种子来源 {source.name} 的值不合规范")
    source.rules.check(source.detail, value, draw_id)


def _is_right(source: Source) -> bool:
    if not matches(SOURCE_NAME, source.name) or source.kind not in KINDS or source.need not in _NEEDS:
        return False
    kind = source.rules
    if source.required and kind.only_optional:
        return False
    return matches(kind.detail, source.detail) and kind.detail_is_sound(source.detail)
