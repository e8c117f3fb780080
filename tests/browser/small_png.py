"""Makes pictures of pages small: a palette of sixteen colours that differ, instead of millions (PNG, ISO 15948).

`python -m tests.browser.small_png FROM TO` writes every PNG of one folder into another one.
"""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 16
APART = 20
"""How far a colour is from those already in the palette, all channels together; nearer ones are shades of them."""
Pixels = NDArray[np.uint8]


def small(png: bytes) -> bytes:
    """Return the picture with at most 16 colours; `png` is 8-bit RGB or RGBA, not interlaced, as browsers write it."""
    pixels = _pixels(png)
    height, width, _ = pixels.shape
    found, places = _palette(pixels)
    even = np.zeros((height, width + width % 2), np.uint8)
    even[:, :width] = places.reshape(height, width)
    rows = np.zeros((height, 1 + even.shape[1] // 2), np.uint8)
    rows[:, 1:] = even[:, ::2] << 4 | even[:, 1::2]
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    body = zlib.compress(rows.tobytes(), 9)
    chunks = ((b"IHDR", header), (b"PLTE", found.tobytes()), (b"IDAT", body), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _palette(pixels: Pixels) -> tuple[Pixels, Pixels]:
    """Return the most frequent colours that differ, and for every pixel the place of the nearest one."""
    wide = pixels.astype(np.uint32)
    packed = (wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2]).ravel()
    colours, inverse, counts = np.unique(packed, return_inverse=True, return_counts=True)
    kept = _different(colours[np.argsort(counts, kind="stable")[::-1]])
    nearest = np.abs(_rgb(colours)[:, None, :] - _rgb(kept)[None, :, :]).sum(axis=2).argmin(axis=1)
    return _rgb(kept).astype(np.uint8), nearest.astype(np.uint8)[inverse]


def _different(colours: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the first colours of a list that are no shades of earlier ones."""
    rgb, kept = _rgb(colours), [0]
    for place in range(1, len(colours)):
        if len(kept) == COLOURS:
            break
        if np.abs(rgb[kept] - rgb[place]).sum(axis=1).min() >= APART:
            kept.append(place)
    return colours[kept]


def _rgb(packed: NDArray[np.uint32]) -> NDArray[np.int32]:
    return np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], axis=1).astype(np.int32)


def _pixels(png: bytes) -> Pixels:
    """Return height × width × RGB."""
    header, body, at = b"", b"", len(SIGNATURE)
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        header, body = (content, body) if kind == b"IHDR" else (header, body + content * (kind == b"IDAT"))
        at += length + 12
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    channels = {2: 3, 6: 4}.get(colour, 0)
    if depth != 8 or not channels or interlaced:
        raise ValueError("a picture as browsers write it has 8 bits a channel and is not interlaced")
    lines = np.frombuffer(zlib.decompress(body), np.uint8).reshape(height, 1 + width * channels)
    return _unfiltered(lines, channels).reshape(height, width, channels)[..., :3]


def _unfiltered(lines: Pixels, channels: int) -> Pixels:
    rows = np.zeros((len(lines), lines.shape[1] - 1), np.uint8)
    above = np.zeros(lines.shape[1] - 1, np.uint8)
    for number, line in enumerate(lines):
        rows[number] = above = _row(int(line[0]), line[1:], above, channels)
    return rows


def _row(kind: int, line: Pixels, above: Pixels, channels: int) -> Pixels:
    """Undo the filter of one row (section 9.2)."""
    if kind == 0:
        return line
    if kind == 1:
        return np.add.accumulate(line.reshape(-1, channels), axis=0, dtype=np.uint8).ravel()
    if kind == 2:
        return line + above
    row = bytearray(channels) + line.tobytes()
    over = bytes(channels) + above.tobytes()
    for at in range(channels, len(row)):
        left, up = row[at - channels], over[at]
        guess = (left + up) // 2 if kind == 3 else _paeth(left, up, over[at - channels])
        row[at] = (row[at] + guess) & 255
    return np.frombuffer(bytes(row[channels:]), np.uint8)


def _paeth(left: int, up: int, corner: int) -> int:
    """Return which of the three is nearest to left + up - corner; written out, for it is asked a million times."""
    by_left, by_up = up - corner, left - corner
    by_corner = abs(by_left + by_up)
    by_left, by_up = abs(by_left), abs(by_up)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner


def main(origin: Path, target: Path) -> None:
    """Write every picture of a folder into another one."""
    target.mkdir(parents=True, exist_ok=True)
    for picture in sorted(origin.glob("*.png")):
        (target / picture.name).write_bytes(small(picture.read_bytes()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
