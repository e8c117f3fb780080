"""A notice filled in for one unit, and the fingerprint by which it is recorded what somebody was shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from services.registration.domain.filling import filled
from services.registration.domain.notices.documents import Document, Section


@dataclass(frozen=True)
class Notice:
    """What a family reads: the document with every name filled in, and the SHA-256 of its text (32 bytes)."""

    document: Document
    text: str
    sha256: bytes


def filled_in(document: Document, values: Mapping[str, str]) -> Notice:
    """Return a document as a unit shows it; raise KeyError where a name has no value."""
    whole = replace(
        document,
        title=filled(document.title, values),
        lead=filled(document.lead, values),
        sections=tuple(_filled(section, values) for section in document.sections),
    )
    text = text_of(whole)
    return Notice(whole, text, sha256(text.encode()).digest())


def text_of(document: Document) -> str:
    """Return a document as plain text, line by line: this is what is hashed, and kept as it was shown."""
    lines = [document.title, f"第 {document.version} 版　{document.date.isoformat()}", "", document.lead]
    for section in document.sections:
        lines += ["", section.heading, *section.paragraphs, *(f"· {point}" for point in section.points)]
        lines += section.closing
    return "\n".join(lines) + "\n"


def _filled(section: Section, values: Mapping[str, str]) -> Section:
    texts = (section.paragraphs, section.points, section.closing)
    return Section(filled(section.heading, values), *(tuple(filled(one, values) for one in part) for part in texts))
