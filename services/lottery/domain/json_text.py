"""Whether bytes are one JSON text (RFC 8259) and which members its outermost object has, at any depth of nesting."""

import json
import re

_STRING = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"'
_SCALAR = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null"
_TOKEN = re.compile(rf"[ \t\n\r]*+(?:(?P<string>{_STRING})|(?P<scalar>{_SCALAR})|(?P<mark>[\[\]{{}},:]))")
_REST = re.compile(r"[ \t\n\r]*+")

# What may come next, and which kinds of token are right there.
_VALUE, _FIRST_ITEM, _FIRST_NAME, _NAME, _COLON, _AFTER = range(6)
_RIGHT = (
    {"string", "scalar", "[", "{"},
    {"string", "scalar", "[", "{", "]"},
    {"string", "}"},
    {"string"},
    {":"},
    {",", "]", "}"},
)


class NotJson(ValueError):
    """The text is not one JSON text; says at which character."""


class _Walk:
    """One pass over the tokens with a stack of its own, so that no nesting is too deep."""

    def __init__(self) -> None:
        self.state = _VALUE
        self.open: list[str] = []
        self.names: list[str] | None = None

    def take(self, kind: str, token: str) -> bool:
        """Take one token; False if it is out of place."""
        if kind not in _RIGHT[self.state]:
            return False
        if kind in {"[", "{"}:
            self._enter(kind)
        elif kind in {"]", "}"}:
            return self._leave(kind)
        elif kind == ",":
            return self._next_item()
        else:
            self._within(kind, token)
        return True

    def _enter(self, kind: str) -> None:
        if kind == "{" and not self.open:
            self.names = []
        self.open.append("]" if kind == "[" else "}")
        self.state = _FIRST_ITEM if kind == "[" else _FIRST_NAME

    def _leave(self, kind: str) -> bool:
        self.state = _AFTER
        return bool(self.open) and self.open.pop() == kind

    def _next_item(self) -> bool:
        if not self.open:
            return False
        self.state = _NAME if self.open[-1] == "}" else _VALUE
        return True

    def _within(self, kind: str, token: str) -> None:
        if kind == ":":
            self.state = _VALUE
        elif kind == "string" and self.state in {_NAME, _FIRST_NAME}:
            self.state = _COLON
            if len(self.open) == 1 and self.names is not None:
                self.names.append(json.loads(token))
        else:
            self.state = _AFTER


def member_names(text: str) -> list[str] | None:
    """Return the names of the outermost object as written, repeated ones too; None for another value; or NotJson."""
    walk = _Walk()
    position = 0
    while found := _TOKEN.match(text, position):
        kind = str(found.lastgroup)
        token = found[kind]
        if not walk.take(token if kind == "mark" else kind, token):
            break
        position = found.end()
    if walk.open or walk.state != _AFTER or not _REST.fullmatch(text, position):
        raise NotJson(f"第 {position + 1} 个字符处不是 JSON")
    return walk.names
