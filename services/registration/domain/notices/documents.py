"""The notices as they lie in this folder: one file for each version, never changed once it was shown."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

PARTS = ("paragraphs", "points", "closing")
FILE = re.compile(r"(?P<notice>[a-z-]+)-(?P<version>[0-9]+)\.toml")


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs, points, and paragraphs that close it."""

    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """One version of one notice; in its texts {names} stand for what the unit and the schedule say."""

    notice: str
    version: int
    date: date
    title: str
    lead: str
    sections: tuple[Section, ...]


@cache
def documents() -> tuple[Document, ...]:
    """Return every version of every notice, by name and version."""
    folder = files("services.registration.domain.notices")
    found = [_read(entry.read_text("utf-8")) for entry in folder.iterdir() if FILE.fullmatch(entry.name)]
    return tuple(sorted(found, key=lambda one: (one.notice, one.version)))


def versions_of(notice: str) -> tuple[Document, ...]:
    """Return the versions of a notice, the oldest first; empty where there is none of this name."""
    return tuple(one for one in documents() if one.notice == notice)


def current(notice: str) -> Document:
    """Return the newest version; raise LookupError where there is no such notice."""
    found = versions_of(notice)
    if not found:
        raise LookupError(notice)
    return found[-1]


def _read(text: str) -> Document:
    kept = tomllib.loads(text)
    sections = (Section(one["heading"], *(tuple(one.get(part, ())) for part in PARTS)) for one in kept["section"])
    return Document(kept["notice"], kept["version"], kept["date"], kept["title"], kept["lead"], tuple(sections))
