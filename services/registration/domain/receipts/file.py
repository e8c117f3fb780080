"""Finds the receipt in what a family kept: the text file, or the PDF to which that text is attached."""

import re
import zlib
from collections.abc import Iterator

from services.registration.domain.receipts.lines import NotAReceipt
from services.registration.domain.receipts.signed import MOST_BYTES
from services.registration.domain.receipts.statement import FORMAT

MOST_OF_A_PDF = 1_000_000
MOST_STREAMS = 500
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def receipt_in(kept: bytes) -> bytes:
    """Return the receipt's text; raise `NotAReceipt` where there is none, or the file is too large to be ours."""
    if not kept.startswith(b"%PDF-"):
        return kept
    if len(kept) > MOST_OF_A_PDF:
        raise NotAReceipt
    first = f"{FORMAT}\n".encode()
    found = next((text for text in _streams(kept) if text.startswith(first)), None)
    if found is None:
        raise NotAReceipt
    return found


def _streams(pdf: bytes) -> Iterator[bytes]:
    """Give the streams of a PDF, those that are deflated as far as a receipt can be long."""
    for place, match in enumerate(STREAM.finditer(pdf)):
        if place == MOST_STREAMS:
            return
        try:
            yield zlib.decompressobj().decompress(match[1], MOST_BYTES + 1)
        except zlib.error:
            yield match[1][: MOST_BYTES + 1]
