"""The format of an export: JSON Lines, first what it is about, then one line per place of the log without a gap.

Every place of the range is there. The event stands beside it where its unit is in the scope and its time in the range;
elsewhere only the leaf, which says when and for which unit something was done, not what.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.audit_log.events import NO_UNIT, moment_text
from shared.audit_log.leaf import Leaf
from shared.canonical import Json, canonical_json

FORMAT = "yangguang-audit-export/1"


@dataclass(frozen=True)
class Head:
    """The first line: which log, up to which checkpoint, whose acts, from when until before when, which places.

    `left` and `right` are the hashes of the complete subtrees before and after the places (32 bytes each): with the
    places between them they give the root of the checkpoint.
    """

    vkey: str
    checkpoint: bytes
    scope: str
    times: tuple[datetime, datetime]
    places: tuple[int, int]
    left: Sequence[bytes]
    right: Sequence[bytes]

    def wants(self, leaf: Leaf) -> bool:
        """Say whether the event of this leaf belongs into the export."""
        return in_scope(leaf.unit_code, self.scope) and self.times[0] <= leaf.logged_at < self.times[1]

    @property
    def line(self) -> bytes:
        """The line of the file."""
        return _line(
            {
                "format": FORMAT,
                "key": self.vkey,
                "checkpoint": self.checkpoint.decode(),
                "scope": self.scope,
                "from": moment_text(self.times[0]),
                "to": moment_text(self.times[1]),
                "first": self.places[0],
                "beyond": self.places[1],
                "left": [one.hex() for one in self.left],
                "right": [one.hex() for one in self.right],
            }
        )


def in_scope(unit_code: str, scope: str) -> bool:
    """Say whether acts of this unit are for those who answer for `scope`; acts of no unit are a province's."""
    return unit_code.startswith(scope) or (unit_code == NO_UNIT and len(scope) == 2)


def place_line(leaf: Leaf, body: str | None) -> bytes:
    """Return the line of one place; `body` is the event, or None where it is not shown."""
    return _line({"leaf": leaf.text} if body is None else {"leaf": leaf.text, "event": body})


def read_head(line: str) -> Head:
    """Return what the first line says; raise ValueError (or KeyError) for anything else."""
    told = json.loads(line)
    if told["format"] != FORMAT:
        raise ValueError("another format")
    return Head(
        vkey=str(told["key"]),
        checkpoint=str(told["checkpoint"]).encode(),
        scope=str(told["scope"]),
        times=(_moment(told["from"]), _moment(told["to"])),
        places=(int(told["first"]), int(told["beyond"])),
        left=[bytes.fromhex(one) for one in told["left"]],
        right=[bytes.fromhex(one) for one in told["right"]],
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _line(values: dict[str, Json]) -> bytes:
    return canonical_json(values) + b"\n"
