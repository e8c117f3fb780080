"""Canonical JSON: one byte sequence for one value, so that it can be hashed and signed (RFC 8785 for our values)."""

import json

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
"""No floats: a number that is hashed is an integer."""


def canonical_json(value: Json) -> bytes:
    """Return sorted keys, no white space, UTF-8, unescaped; floats are refused with TypeError."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no canonical form here")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_floats(item)
