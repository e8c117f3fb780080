"""Input bundles of a draw for the tests: taken from a vector or made from nothing, every hash made anew."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Document = dict[str, Any]
Files = dict[str, bytes]
Change = Callable[[Document], object]
Edit = Callable[[bytes], bytes]

VECTORS = Path(__file__).parents[1] / "vectors" / "draw"
ROSTER_HEADER = "app_no,pid,group,choice,school,category,tier\n"
STRIKES_HEADER = "seq,app_no,reason\n"


def sha256(data: bytes) -> str:
    """H(x) of the specification."""
    return hashlib.sha256(data).hexdigest()


def commitment(draw_id: str, label: str, nonce: str) -> str:
    """What the witness hands in before the announcement."""
    return sha256(f"paiwei-commit/1:{draw_id}:{label}:{nonce}".encode())


def compact(value: object) -> str:
    """One JSON value without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def rendered(document: Document) -> bytes:
    """The byte layout of section 2.2, whatever the values are."""
    members = []
    for name, value in document.items():
        rows = [compact(row) for row in value] if isinstance(value, list) else []
        block = "[\n" + ",\n".join(rows) + ("\n]" if rows else "]")
        members.append(f'"{name}":{block if isinstance(value, list) else compact(value)}')
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def seed_text(draw_sha256: str, values: list[list[str]]) -> bytes:
    """seed.txt of section 4."""
    lines = ["paiwei-seed/1", draw_sha256, *(f"{row[0]}={row[1]}" for row in values)]
    return "".join(f"{line}\n" for line in lines).encode()


def keep(document: Document) -> None:
    """The change that changes nothing."""


def same(data: bytes) -> bytes:
    """The edit that edits nothing."""
    return data


def sealed(
    draw: Document,
    values: list[list[str]],
    roster: bytes,
    *,
    change: Change = keep,
    edit: Edit = same,
    seed_change: Change = keep,
    seed_edit: Edit = same,
) -> Files:
    """The three files, hashed in order; a change or edit comes after what it spoils was made, before it is hashed."""
    draw = draw | {"roster_sha256": sha256(roster), "roster_rows": max(roster.count(b"\n") - 1, 0)}
    change(draw)
    draw_data = edit(rendered(draw))
    seed = {"spec": "paiwei-seed/1", "draw_id": draw.get("draw_id"), "draw_sha256": sha256(draw_data)}
    seed |= {"seed": sha256(seed_text(sha256(draw_data), values)), "values": values}
    seed_change(seed)
    return {"roster.csv": roster, "draw.json": draw_data, "seed.json": seed_edit(rendered(seed))}


def vector(case: str) -> tuple[Document, list[list[str]], bytes]:
    """The announcement, source values and roster of an accepted vector."""
    folder = VECTORS / case
    draw = json.loads((folder / "draw.json").read_bytes())
    seed = json.loads((folder / "seed.json").read_bytes())
    return draw, seed["values"], (folder / "roster.csv").read_bytes()


def instead(data: bytes) -> Edit:
    """Put these bytes in the place of the whole file."""
    return lambda _: data


def swap(old: str, new: str | bytes) -> Edit:
    """Replace the first occurrence of a text that must be there."""

    def edit(data: bytes) -> bytes:
        before, found, after = data.partition(old.encode())
        assert found, old
        return before + (new if isinstance(new, bytes) else new.encode()) + after

    return edit


def put(member: str, value: object) -> Change:
    """Set one scalar member."""
    return lambda document: document.update({member: value})


def put_item(member: str, row: int, item: int, value: object) -> Change:
    """Set one item of one row of an array member."""

    def change(document: Document) -> None:
        document[member][row][item] = value

    return change


def put_rows(member: str, *order: int) -> Change:
    """Rearrange, repeat or drop the rows of an array member."""
    return lambda document: document.update({member: [list(document[member][index]) for index in order]})


def both(*changes: Change) -> Change:
    """Several changes one after the other."""

    def change(document: Document) -> None:
        for one in changes:
            one(document)

    return change
