"""The last net of the log: whatever a caller hands over, nothing that could be about a person reaches a line.

Our log lines are ASCII words and times. So a long run of digits (identity number, phone, application
number) and any Chinese character (a name, an address) is something that does not belong there.
"""

import re
from collections.abc import Mapping
from typing import Any

from structlog.typing import EventDict

HIDDEN = "…"
LONG_NUMBER = re.compile(r"[0-9\uff10-\uff19](?:[ \-\u3000]?[0-9\uff10-\uff19]){8,}[Xx\uff38\uff58]?")
"""Nine digits or more, also full-width or in groups: shorter ones name nobody."""
CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")


def redact(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Return the line without what could be personal; a processor of structlog."""
    return {key: redacted(value) for key, value in event.items()}


def redacted(value: Any) -> Any:
    """Return a value with everything that could be personal replaced by an ellipsis, inside lists and mappings too."""
    if isinstance(value, str):
        return _redacted_text(value)
    if isinstance(value, Mapping):
        return {_redacted_text(str(key)): redacted(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [redacted(inner) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return HIDDEN if abs(value) >= 10**8 else value
    return _redacted_text(repr(value))


def _redacted_text(text: str) -> str:
    return LONG_NUMBER.sub(HIDDEN, CHINESE.sub(HIDDEN, text))
