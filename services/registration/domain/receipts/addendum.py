"""The addendum to a receipt: once verification has settled who the child is, the child's pid joins (draw-spec 2.1)."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.receipts.lines import Lines, stamp

FORMAT = "yangguang-receipt-pid/1"


@dataclass(frozen=True)
class Addendum:
    """The child of a receipt is this pid. `receipt_sha256` (32 bytes) is of the whole signed note it belongs to."""

    unit_code: str
    season: str
    application_number: str
    version: int
    receipt_sha256: bytes
    pid: str
    settled_at: datetime

    @property
    def text(self) -> str:
        """The lines that are signed."""
        lines = (
            FORMAT,
            f"unit {self.unit_code}",
            f"season {self.season}",
            f"application {self.application_number}",
            f"version {self.version}",
            f"receipt {self.receipt_sha256.hex()}",
            f"pid {self.pid}",
            f"settled {stamp(self.settled_at)}",
        )
        return "".join(f"{line}\n" for line in lines)


def parse_addendum(text: str) -> Addendum:
    """Return what a text says; raise `NotAReceipt` for any text but that of an addendum, byte for byte."""
    lines = Lines(text, FORMAT)
    addendum = Addendum(
        unit_code=lines.word("unit"),
        season=lines.word("season"),
        application_number=lines.word("application"),
        version=lines.count("version"),
        receipt_sha256=lines.octets("receipt", 32),
        pid=lines.octets("pid", 8).hex(),
        settled_at=lines.moment("settled"),
    )
    lines.require_same(addendum.text)
    return addendum
