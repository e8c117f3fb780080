"""Reads PDFs as a reader would: pages, text, attachments, and what they say about themselves."""

from io import BytesIO

from pypdf import PdfReader


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
