"""Tests of the picture of a selftest."""

from xml.etree import ElementTree

import numpy as np

from services.lottery.domain.selftest.measured import equally_likely, fixed_shares
from services.lottery.domain.selftest.plot import in_numbers, plot

EVEN = equally_likely("even", "一样多 <&>", np.array([100, 98, 102]))
HEAP = fixed_shares("heap", "一堆", np.array([[90, 10], [10, 90]]), draws=100)
SVG = "{http://www.w3.org/2000/svg}"


def parsed() -> ElementTree.Element:
    return ElementTree.fromstring(plot([EVEN, HEAP], title="自检"))  # noqa: S314 - our own words


def test_a_point_for_every_count_and_those_far_out_in_red() -> None:
    drawn = parsed()
    points = [point.attrib["fill"] for point in drawn.iter(f"{SVG}circle")]
    assert points == ["#036"] * 3 + ["#c00"] * 4


def test_words_and_numbers_stand_above_each_panel() -> None:
    drawn = parsed()
    words = [text.text for text in drawn.iter(f"{SVG}text")]
    assert words[:3] == ["自检", f"一样多 <&>：{in_numbers(EVEN)}", f"一堆：{in_numbers(HEAP)}"]
    assert in_numbers(EVEN) == "300 次，χ²=0.1，自由度 2，p=0.9608"


def test_everything_stands_inside_the_picture() -> None:
    drawn = parsed()
    width, height = map(float, drawn.attrib["viewBox"].split()[2:])
    assert all(0 < float(point.attrib["cx"]) < width for point in drawn.iter(f"{SVG}circle"))
    assert all(0 < float(point.attrib["cy"]) < height for point in drawn.iter(f"{SVG}circle"))
