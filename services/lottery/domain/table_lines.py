"""Lines of a table from columns of bytes, many rows at once; a zero byte is no character."""

from collections.abc import Sequence

import numpy as np

from services.lottery.domain.arrays import Bytes, Integers, Texts

_COMMA, _LINE_END, _ZERO = b",\n0"
_HEXADECIMAL = np.frombuffer(bytes(range(256)).hex().encode(), dtype=np.uint16)
"""Of each byte its two digits."""


def joined(columns: Sequence[Bytes]) -> bytes:
    """Return one line a row: the columns, each of shape (rows, width), with commas between and a line end."""
    rows = len(columns[0])
    widths = np.array([column.shape[1] for column in columns])
    ends = np.cumsum(widths + 1)
    table = np.full((rows, int(ends[-1])), _COMMA, dtype=np.uint8)
    for column, end in zip(columns, ends.tolist(), strict=True):
        table[:, end - 1 - column.shape[1] : end - 1] = column
    table[:, -1] = _LINE_END
    lines: bytes = table[table != 0].tobytes()
    return lines


def characters(texts: Texts) -> Bytes:
    """Return the characters of each text, shape (texts, longest)."""
    return np.ascontiguousarray(texts).view(np.uint8).reshape(len(texts), texts.dtype.itemsize)


def decimals(numbers: Integers) -> Bytes:
    """Return the decimal digits of each number, nothing in place of 0: shape (numbers, most digits)."""
    width = len(str(int(numbers.max(initial=0))))
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    digits = numbers[:, None] // powers
    return np.where(digits > 0, digits % 10 + _ZERO, 0).astype(np.uint8)


def hexadecimals(digests: Bytes) -> Bytes:
    """Return two lowercase digits for each byte: shape (digests, 2 × their length)."""
    return _HEXADECIMAL[digests].view(np.uint8)
