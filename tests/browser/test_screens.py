"""The index of docs/screens names every picture that is there, and all of them together stay light."""

from tests.browser.screens import SCREENS, named

MOST_BYTES = 9_000_000
PALETTE, COLOUR_TYPE = 3, 25


def test_the_index_names_every_picture_once() -> None:
    assert sorted(named()) == sorted(path.name for path in SCREENS.glob("*.png"))


def test_the_pictures_are_light() -> None:
    pictures = [path.read_bytes() for path in SCREENS.glob("*.png")]
    assert {picture[COLOUR_TYPE] for picture in pictures} == {PALETTE}
    assert sum(map(len, pictures)) < MOST_BYTES
