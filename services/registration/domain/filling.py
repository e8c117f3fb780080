"""Fills names into texts that lie in data files: {names} and nothing else, so that a text can never reach further."""

import re
from collections.abc import Mapping

NAME = re.compile(r"\{([a-z_]+)\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with every {name} replaced; raise KeyError where a name has no value."""
    return NAME.sub(lambda found: values[found[1]], text)
