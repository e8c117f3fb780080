"""What can be read in bytes that lie on a disk: text as it is, and text behind the usual ways of writing it down.

Read are UTF-8 and, for digits, UTF-16. In texts (logs, a dump, which has every column of every row) also what stands
behind hex, as a dump writes bytea, behind base64, JSON escapes and percent signs.
"""

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.system.personal_values import PersonalValue

MULTIBYTE = rb"(?:[\xe3-\xef][\x80-\xbf]{2}|\xc2\xb7|\xf0[\x90-\xbf][\x80-\xbf]{2})"
TEXT = re.compile(rb"(?:" + MULTIBYTE + rb"[\x20-\x7e]{0,40}){2,}")
WORD = re.compile(rb"(?:" + MULTIBYTE + rb")+")
DIGITS = re.compile(rb"[0-9A-Za-z]{6,}")
WIDE_DIGITS = re.compile(rb"(?:[0-9Xx]\x00){8,}")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){6,}")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}")
ESCAPES = re.compile(rb"(?:\\u[0-9a-fA-F]{4}[\x20-\x5b\x5d-\x7e]{0,40}){2,}")
PERCENT = re.compile(rb"[0-9A-Za-z]{0,20}(?:%[0-9a-fA-F]{2}[0-9A-Za-z]{0,20})+")
PIECE = 8 * 1024 * 1024
OVERLAP = 4096
NOTHING = bytes(64)
"""Most of a server's files is empty room."""


@dataclass
class Haystack:
    """Pieces of text and runs of digits that were read; each only once."""

    sought: frozenset[bytes] = frozenset()
    """Values in Latin letters with spaces, which no pattern tells from ordinary text: looked for as they are."""
    texts: set[bytes] = field(default_factory=set)
    runs: set[bytes] = field(default_factory=set)

    def read(self, content: bytes) -> None:
        """Read bytes, and whatever they hold in another way of writing."""
        self._read_plainly(content)
        for decoded in _decoded(content):
            self._read_plainly(decoded)

    def read_files(self, files: Iterable[Path], *, texts: bool) -> "Haystack":
        """Read files, in pieces that overlap; `texts` says whether they may hold something behind another writing."""
        read = self.read if texts else self._read_plainly
        for path in files:
            content = path.read_bytes().replace(NOTHING, b"")
            for start in range(0, len(content), PIECE):
                read(content[start : start + PIECE + OVERLAP])
        return self

    def _read_plainly(self, content: bytes) -> None:
        self.texts.update(TEXT.findall(content))
        self.runs.update(DIGITS.findall(content))
        self.runs.update(wide[::2] for wide in WIDE_DIGITS.findall(content))
        self.runs.update(value for value in self.sought if value in content)

    def blob(self) -> bytes:
        """Return everything that was read, one piece a line."""
        return b"\n".join((*self.texts, *self.runs))

    def words(self) -> set[bytes]:
        """Return the unbroken runs of Chinese."""
        return {word for text in self.texts for word in WORD.findall(text)}


def latin(values: Iterable[PersonalValue]) -> frozenset[bytes]:
    """Return the values that a haystack has to be told of."""
    return frozenset(value.text.encode() for value in values if value.text.isascii() and not value.text.isalnum())


class Search:
    """Looks for personal values; knows which of them an installation without any family holds anyhow.

    A name of two characters may be an ordinary word. Such a one, found in what was there before the first family,
    counts only where it stands alone, as a value does; and where even that was there before, it cannot be judged.
    """

    def __init__(self, values: Iterable[PersonalValue], before: Haystack) -> None:
        blob, words = before.blob(), before.words()
        ordinary = {value for value in values if value.text.encode() in blob}
        self.anywhere = frozenset(values) - ordinary
        self.alone = frozenset(value for value in ordinary if value.text.encode() not in words)
        self.not_judged = ordinary - self.alone

    def found(self, there: Haystack) -> set[PersonalValue]:
        """Return the values that can be read there."""
        blob, words = there.blob(), there.words()
        return {value for value in self.anywhere if value.text.encode() in blob} | {
            value for value in self.alone if value.text.encode() in words
        }


def _decoded(content: bytes) -> Iterator[bytes]:
    for digits in HEX.findall(content):
        yield bytes.fromhex(digits.decode("ascii"))
        yield bytes.fromhex(digits.decode("ascii")[1:-1])
    for coded in BASE64.findall(content):
        yield from _from_base64(coded)
    for escapes in ESCAPES.findall(content):
        yield escapes.decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    for percent in PERCENT.findall(content):
        yield re.sub(rb"%([0-9a-fA-F]{2})", lambda found: bytes.fromhex(found[1].decode()), percent)


def _from_base64(coded: bytes) -> Iterator[bytes]:
    """Decode at each of the four places where a quartet may begin; what stands in front may be no base64 at all."""
    plain = coded.translate(bytes.maketrans(b"-_", b"+/"))
    for start in range(4):
        whole = plain[start : start + (len(plain) - start) // 4 * 4]
        if whole:
            yield base64.b64decode(whole)
        rest = plain[start + len(whole) :]
        if len(rest) > 1:
            yield base64.b64decode(plain[start:] + b"=" * (4 - len(rest)))
