"""The counts of a selftest as one picture (SVG): how many standard deviations each stands from what is expected."""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from services.lottery.domain.selftest.measured import Measured

_WIDTH, _PANEL, _MARGIN = 960, 150, 40
_BAND = 3
_UNIT = 9
"""Pixels of one standard deviation."""
_MOST = 5
"""Deviations beyond this are drawn at the edge."""


def plot(measured: Sequence[Measured], *, title: str) -> str:
    """Return the text of an SVG file with a panel for each comparison."""
    height = _MARGIN * 2 + _PANEL * len(measured)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif">\n'
    frame = f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>\n{_text(_MARGIN, 28, title, size=18)}'
    panels = "".join("".join(_panel(one, _MARGIN + place * _PANEL)) for place, one in enumerate(measured))
    note = f"灰带：{_BAND} 个标准差以内；每一点是一种结果的次数和应有次数的差"
    return f"{head}{frame}{panels}{_text(_MARGIN, height - 16, note, size=12)}</svg>\n"


def _panel(one: Measured, top: int) -> Iterator[str]:
    middle = top + _PANEL // 2 + 14
    span = _WIDTH - 2 * _MARGIN
    yield _text(_MARGIN, top + 18, f"{one.statement}：{in_numbers(one)}", size=14)
    band = f'y="{middle - _BAND * _UNIT:.1f}" height="{2 * _BAND * _UNIT:.1f}"'
    yield f'<rect x="{_MARGIN}" width="{span}" {band} fill="#e6e6e6"/>\n'
    yield f'<path d="M{_MARGIN} {middle:.1f}h{span}" stroke="#666"/>\n'
    deviations = _deviations(one)
    for place, deviation in enumerate(deviations):
        across = _MARGIN + span * (place + 0.5) / len(deviations)
        up = middle - max(-_MOST, min(_MOST, deviation)) * _UNIT
        yield f'<circle cx="{across:.1f}" cy="{up:.1f}" r="2" fill="#{"c00" if abs(deviation) > _BAND else "036"}"/>\n'


def in_numbers(one: Measured) -> str:
    """Return sample size, statistic and p-value of a comparison on one line."""
    return f"{one.draws} 次，χ²={one.statistic:.1f}，自由度 {one.degrees}，p={one.p_value:.4f}"


def _deviations(one: Measured) -> list[float]:
    """Of each count, column after column."""
    expected = np.broadcast_to(np.array(one.expected), one.counts.shape)
    deviations: list[float] = ((one.counts - expected) / np.sqrt(expected)).T.ravel().tolist()
    return deviations


def _text(x: int, y: int, words: str, *, size: int) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}">{escape(words)}</text>\n'
