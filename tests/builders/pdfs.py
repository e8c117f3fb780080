"""Reads PDFs as a reader would: pages, text, attachments, what they say about themselves, and how they look."""

import json
import os
from io import BytesIO
from pathlib import Path

import typst
from pypdf import PdfReader

PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.pdf))), format: "pdf", page: int(sys.inputs.page))"""
PICTURE_WIDTH = 820
POINTS_PER_INCH = 72


def opened(pdf: bytes) -> PdfReader:
    """Return the PDF."""
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return the text of all pages."""
    return "\n".join(page.extract_text() for page in opened(pdf).pages)


def attached(pdf: bytes) -> dict[str, bytes]:
    """Return the attachments by name."""
    return {name: contents[0] for name, contents in opened(pdf).attachments.items()}


def says_of_itself(pdf: bytes) -> str:
    """Return the metadata (XMP), which names the standards it keeps to."""
    metadata = opened(pdf).xmp_metadata
    return "" if metadata is None else metadata.stream.get_data().decode()


def keep_pictures(pdf: bytes, name: str) -> None:
    """Keep a picture of each page, 820 px wide, if the environment names a folder in SCREENSHOTS."""
    folder = os.environ.get("SCREENSHOTS")
    if not folder:
        return
    pages = opened(pdf).pages
    inputs = {"pdf": json.dumps(list(pdf))}
    for number, page in enumerate(pages, start=1):
        ppi = PICTURE_WIDTH * POINTS_PER_INCH / float(page.mediabox.width)
        drawn = typst.Compiler().compile(PICTURE, format="png", ppi=ppi, sys_inputs={**inputs, "page": str(number)})
        assert isinstance(drawn, bytes)
        (Path(folder) / f"{name}{f'-{number}' if len(pages) > 1 else ''}.png").write_bytes(drawn)
