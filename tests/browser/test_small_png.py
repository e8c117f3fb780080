"""A picture is made small without becoming another one: same size, same colours where there are few."""

import struct
import zlib

import numpy as np
import pytest

from tests.browser.small_png import SIGNATURE, _pixels, _unfiltered, small

RNG = np.random.default_rng(7)


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(lines: bytes, width: int, height: int, colour: int = 2) -> bytes:
    """A picture of these filtered lines."""
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def test_a_picture_of_few_colours_keeps_them_all() -> None:
    pixels = RNG.integers(0, 2, (5, 7, 3), dtype=np.uint8) * 200
    lines = b"".join(b"\0" + row.tobytes() for row in pixels)
    made = small(png(lines, 7, 5))
    assert made[24:26] == bytes([4, 3])
    body = made[made.index(b"IDAT") + 4 :]
    palette = made[made.index(b"PLTE") + 4 :]
    rows = np.frombuffer(zlib.decompressobj().decompress(body), np.uint8).reshape(5, 5)[:, 1:]
    places = np.stack([rows >> 4, rows & 15], axis=2).reshape(5, 8)[:, :7]
    shown = [[tuple(palette[3 * place : 3 * place + 3]) for place in row] for row in places]
    assert shown == [[tuple(pixel) for pixel in row.tolist()] for row in pixels]


@pytest.mark.parametrize("kind", range(5))
def test_every_filter_is_undone(kind: int) -> None:
    pixels = RNG.integers(0, 256, (4, 6 * 3), dtype=np.uint8)
    lines = np.zeros((4, 1 + 6 * 3), np.uint8)
    lines[:, 0] = kind
    for y in range(4):
        for x in range(18):
            left = int(pixels[y, x - 3]) if x >= 3 else 0
            up = int(pixels[y - 1, x]) if y else 0
            corner = int(pixels[y - 1, x - 3]) if y and x >= 3 else 0
            toward = left + up - corner
            paeth = min((left, up, corner), key=lambda one: abs(toward - one))
            guess = (0, left, up, (left + up) // 2, paeth)[kind]
            lines[y, 1 + x] = (int(pixels[y, x]) - guess) & 255
    assert np.array_equal(_unfiltered(lines, 3), pixels)


def test_another_kind_of_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="8 bits"):
        _pixels(png(b"\0\0", 1, 1, colour=3))
