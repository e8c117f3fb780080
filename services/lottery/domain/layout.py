"""The one legal byte layout of draw.json and seed.json: docs/spec/draw.md, section 2.2."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from services.lottery.domain.encoding import LARGEST_INTEGER
from services.lottery.domain.errors import Refused
from services.lottery.domain.json_text import NotJson, member_names

TEXT = "text"
INTEGER = "integer"
Shape = str | tuple[str, ...]
"""`TEXT`, `INTEGER`, or the items of one row of an array."""

Row = Sequence[str | int]

_FORBIDDEN = (
    '"\\\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f'
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_PATTERN = {TEXT: f'"([^{_FORBIDDEN}]*+)"', INTEGER: "(0|[1-9][0-9]*+)"}


@dataclass(frozen=True)
class Reading:
    """The values of one file, still without meaning."""

    texts: dict[str, str] = field(default_factory=dict)
    integers: dict[str, int] = field(default_factory=dict)
    rows: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """The members of a file in their order, and the shape of each."""

    file: str
    members: Mapping[str, Shape]

    def read(self, content: bytes) -> Reading:
        """Return the values, or refuse with JSON, MEMBERS or LAYOUT."""
        text = self._json_text(content)
        found = re.fullmatch(_file_pattern(self.members), text)
        if found is None:
            raise Refused("LAYOUT", f"{self.file} 的字节排列不是规定的那一种")
        return _reading(self.members, found.groups())

    def write(self, values: Mapping[str, str | int | Sequence[Row]]) -> bytes:
        """Return the bytes; what may not stand in a text is found by reading them back."""
        written = (f'"{name}":{_written(values[name])}' for name in self.members)
        return ("{\n" + ",\n".join(written) + "\n}\n").encode()

    def _json_text(self, content: bytes) -> str:
        try:
            text = content.decode()
            names = member_names(text)
        except UnicodeDecodeError as error:
            raise Refused("JSON", f"{self.file} 第 {error.start + 1} 个字节处不是 UTF-8") from error
        except NotJson as error:
            raise Refused("JSON", f"{self.file} {error}") from error
        if names is None or set(names) != set(self.members):
            raise Refused("MEMBERS", f"{self.file} 的项目不是规定的那些")
        return text


def bounded(digits: str) -> int:
    """Return the integer; more digits than any legal one has give one that is over the limit."""
    return int(digits) if len(digits) <= len(str(LARGEST_INTEGER)) else LARGEST_INTEGER + 1


def _row_pattern(items: tuple[str, ...]) -> str:
    return r"\[" + ",".join(_PATTERN[item] for item in items) + r"\]"


def _file_pattern(members: Mapping[str, Shape]) -> str:
    return r"\{\n" + ",\n".join(f'"{name}":{_value_pattern(shape)}' for name, shape in members.items()) + r"\n\}\n"


def _value_pattern(shape: Shape) -> str:
    if isinstance(shape, str):
        return _PATTERN[shape]
    row = _row_pattern(shape).replace("(", "(?:")
    return rf"\[\n((?:{row}(?:,\n{row})*+\n)?)\]"


def _reading(members: Mapping[str, Shape], values: Sequence[str]) -> Reading:
    reading = Reading()
    for (name, shape), value in zip(members.items(), values, strict=True):
        if isinstance(shape, tuple):
            reading.rows[name] = re.findall(_row_pattern(shape), value)
        elif shape == INTEGER:
            reading.integers[name] = bounded(value)
        else:
            reading.texts[name] = value
    return reading


def _written(value: str | int | Sequence[Row]) -> str:
    if isinstance(value, str | int):
        return _item(value)
    rows = ",\n".join("[" + ",".join(_item(item) for item in row) + "]" for row in value)
    return "[\n" + (rows + "\n" if rows else "") + "]"


def _item(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f'"{value}"'
