"""What a receipt (报名回执) says of one version of an application, as the lines of text that are signed."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.receipts.claimed import Claimed
from services.registration.domain.receipts.lines import Lines, hex_of, stamp
from services.registration.domain.submission import Lot

FORMAT = "yangguang-receipt/2"
NOTHING = "-"


@dataclass(frozen=True)
class LogHead:
    """How long registration's audit log was, and its root (32 bytes, RFC 6962), when the receipt was made."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True)
class ReceiptStatement:
    """One version of an application was received. No name and no number of a person is in it.

    `holder` (16 bytes) binds it to the account that sent it and `submission` (32 bytes) names what was sent, both as
    keyed hashes; `form_hash` is SHA-256 over `nonce` (16 bytes) and the canonical form; `event_hash` is of the
    event as it stands in the audit log; `verifier` is the SHA-256 of the released program that recomputes draws.
    """

    unit_code: str
    season: str
    application_number: str
    version: int
    received_at: datetime
    choices: tuple[Lot, ...]
    together_with: str | None
    claimed: Claimed
    holder: bytes
    submission: bytes
    nonce: bytes
    form_hash: bytes
    event_hash: bytes
    log: LogHead | None
    verifier: str

    @property
    def text(self) -> str:
        """The statement line by line, as it is signed and shown."""
        lines = (
            FORMAT,
            f"unit {self.unit_code}",
            f"season {self.season}",
            f"application {self.application_number}",
            f"version {self.version}",
            f"received {stamp(self.received_at)}",
            *(f"choice {place} {school} {category}" for place, (school, category) in enumerate(self.choices, start=1)),
            f"together {self.together_with or NOTHING}",
            f"claimed {self.claimed.value}",
            f"holder {self.holder.hex()}",
            f"submission {self.submission.hex()}",
            f"nonce {self.nonce.hex()}",
            f"form {self.form_hash.hex()}",
            f"event {self.event_hash.hex()}",
            f"log {_written(self.log)}",
            f"verifier {self.verifier}",
        )
        return "".join(f"{line}\n" for line in lines)


def parse_statement(text: str) -> ReceiptStatement:
    """Return what a text says; raise `NotAReceipt` for any text but that of a statement, byte for byte."""
    lines = Lines(text, FORMAT)
    statement = ReceiptStatement(
        unit_code=lines.word("unit"),
        season=lines.word("season"),
        application_number=lines.word("application"),
        version=lines.count("version"),
        received_at=lines.moment("received"),
        choices=_choices(lines),
        together_with=_or_none(lines.word("together")),
        claimed=lines.one_of("claimed", Claimed),
        holder=lines.octets("holder", 16),
        submission=lines.octets("submission", 32),
        nonce=lines.octets("nonce", 16),
        form_hash=lines.octets("form", 32),
        event_hash=lines.octets("event", 32),
        log=_log(lines),
        verifier=lines.octets("verifier", 32).hex(),
    )
    lines.require_same(statement.text)
    return statement


def _choices(lines: Lines) -> tuple[Lot, ...]:
    lots = []
    while (words := lines.words_if("choice", 3)) is not None:
        lots.append((words[1], words[2]))
    return tuple(lots)


def _log(lines: Lines) -> LogHead | None:
    words = lines.words("log")
    if words == (NOTHING,):
        return None
    origin, size, root = lines.exactly(words, 3)
    return LogHead(origin, lines.whole(size), hex_of(root, 32))


def _written(head: LogHead | None) -> str:
    return NOTHING if head is None else f"{head.origin} {head.size} {head.root.hex()}"


def _or_none(word: str) -> str | None:
    return None if word == NOTHING else word
