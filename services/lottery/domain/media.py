"""Where the numbers of 双色球 were seen: two media, each with its time (docs/spec/draw.md, section 9)."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from services.lottery.domain import calling_refusals as refusals
from services.lottery.domain.sources.announced import Source
from shared.clock import CHINA


@dataclass(frozen=True)
class Medium:
    """Where and when somebody saw the numbers; the address is written down and never opened by us."""

    address: str
    seen_at: datetime

    @property
    def line(self) -> str:
        """As it stands in source_NAME.txt."""
        return f"{self.address} {self.seen_at.astimezone(CHINA).isoformat(timespec='seconds')}"


def proof_of(source: Source, medium: Medium | None, now: datetime) -> str:
    """Return the line of the medium, which 双色球 has to have and nothing else may; else nothing."""
    if source.kind != "ssq":
        if medium is not None:
            raise refusals.MediumNotWanted
        return ""
    if medium is None or not host_of(medium.address):
        raise refusals.MediumMissing
    if not datetime.fromisoformat(source.time) <= medium.seen_at <= now:
        raise refusals.MediumTooEarly
    return medium.line


def require_another(first: str, second: str) -> None:
    """Refuse two lines of one and the same medium; lines without a medium are no matter."""
    if second and host_of(first) == host_of(second):
        raise refusals.SameMedium


def host_of(line: str) -> str:
    """Return whose address it is, without the names that all its servers share a beginning of (www., m.)."""
    try:
        host = urlsplit(line.partition(" ")[0]).hostname or ""
    except ValueError:
        return ""
    for shared in ("www.", "m."):
        host = host.removeprefix(shared)
    return host.rstrip(".")
