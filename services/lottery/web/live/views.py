"""The three ways to watch a draw."""

from enum import StrEnum


class View(StrEnum):
    """Which page somebody watches."""

    PAGE = "page"
    ENGLISH = "english"
    SCREEN = "screen"
