"""What every paper of a draw has in common: its template, its moment, its fingerprints, and how it is handed out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from starlette.responses import Response

from services.lottery.store.records import DrawRecord
from services.lottery.web.addresses import unindexed
from shared.canonical import Json
from shared.web.grouping import fingerprint_rows
from shared.web.pdf.printer import Printer


@dataclass(frozen=True)
class Paper:
    """One paper to be set: the template's name, its values, and the file name it is handed out under."""

    template: str
    values: Mapping[str, Json]
    record: DrawRecord
    name: str

    async def answer(self, printer: Printer) -> Response:
        """Return the PDF; the same state of a draw gives the same bytes."""
        template = files("services.lottery.web.pdf").joinpath(f"{self.template}.typ").read_bytes()
        printed = await printer.print(template, self.values, made_at=moment_of(self.record))
        headers = {"Content-Disposition": f'inline; filename="{self.name}"'}
        return unindexed(Response(printed, media_type="application/pdf", headers=headers))


def moment_of(record: DrawRecord) -> datetime:
    """Return when the draw came to the state that a paper shows."""
    return record.void_at or record.since


def printed_rows(digits: str) -> list[Json]:
    """Return a fingerprint as four numbered rows of four groups."""
    return [["①②③④"[at], *groups] for at, groups in enumerate(fingerprint_rows(digits))]
