"""A bundle as one .tar.gz whose bytes depend on names and contents alone (draw.md, section 9).

Gzip (RFC 1952) and tar (POSIX ustar) are framed here: blocks are stored as they are, so that no version of zlib or of
tarfile can change a byte, and a browser reads them without a decompressor.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping

BLOCK = 512
STORED = 65_535
"""The most bytes of one stored block (RFC 1951, 3.2.4)."""
LONGEST_NAME = 100
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Method deflate, no name, no time, no system."""
OWNERLESS = b"0000644\0" + b"0000000\0" * 2
"""Mode, user and group."""


def tar_gz(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Return the files below `folder`, sorted and undated; raise ValueError for a name that ustar does not hold."""
    return gzipped(b"".join(_tar(folder, files)))


def gzipped(content: bytes) -> bytes:
    """Return `content` as gzip in stored blocks."""
    starts = range(0, len(content), STORED) or range(1)
    blocks = b"".join(_stored(content, start) for start in starts)
    ending = struct.pack("<II", zlib.crc32(content), len(content) % 2**32)
    return GZIP_HEADER + blocks + ending


def _stored(content: bytes, start: int) -> bytes:
    piece = content[start : start + STORED]
    last = start + STORED >= len(content)
    return struct.pack("<BHH", last, len(piece), len(piece) ^ 0xFFFF) + piece


def _tar(folder: str, files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, content in sorted(files.items()):
        yield _header(f"{folder}/{name}", len(content))
        yield content
        yield bytes(-len(content) % BLOCK)
    yield bytes(2 * BLOCK)


def _header(name: str, size: int) -> bytes:
    """Return the 512 bytes before a file; the sum of them, its own place read as spaces, stands in the middle."""
    path = name.encode("ascii")
    if len(path) > LONGEST_NAME or not 0 <= size < 8**11:
        raise ValueError("ustar holds names of 100 bytes and files of 8 GB")
    before = path.ljust(100, b"\0") + OWNERLESS + b"%011o\0" % size + b"0" * 11 + b"\0"
    after = b"0" + bytes(100) + b"ustar\x0000"
    total = sum(before) + 8 * 0x20 + sum(after)
    return (before + b"%06o\0 " % total + after).ljust(BLOCK, b"\0")
