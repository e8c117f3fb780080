"""Draws as large as wanted, in the files of docs/spec/draw.md: choices of schools as uneven as people make them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SEED = hashlib.sha256(b"benchmark").hexdigest()
HEADER = "app_no,pid,group,choice,school,category,tier\n"
MOST_WANTED = 2.0
"""How many times the most wanted school is asked for as often as the least wanted one."""
AT_ONCE = 20_000
"""Children whose preferences are drawn together, so that a million of them stay small in memory."""


@dataclass(frozen=True)
class DrawFiles:
    """What `verify` needs, as bytes by name, without the result."""

    files: dict[str, bytes]

    @property
    def inputs(self) -> tuple[bytes, bytes, bytes]:
        """roster.csv, draw.json, seed.json."""
        return self.files["roster.csv"], self.files["draw.json"], self.files["seed.json"]


def numbers(count: int) -> list[str]:
    """Application numbers of twelve digits, ascending."""
    return [f"{200_000_000_000 + 7 * place}" for place in range(count)]


def school_codes(count: int) -> list[str]:
    """Codes of schools, ascending."""
    return [f"S{place:04d}" for place in range(count)]


def preferences(children: int, schools: int, choices: int) -> list[list[int]]:
    """Return the schools that each child lists, best first: uneven demand, drawn with a fixed seed."""
    draws, liking = np.random.default_rng(7), np.log(np.linspace(MOST_WANTED, 1, schools))
    best: list[list[int]] = []
    for start in range(0, children, AT_ONCE):
        liked = draws.gumbel(size=(min(AT_ONCE, children - start), schools)) + liking
        best += np.argsort(-liked, axis=1)[:, :choices].tolist()
    return best


def large_draw(children: int, *, schools: int = 1, choices: int = 1) -> DrawFiles:
    """Return the files of a draw with two seats for three children, under deferred acceptance, a ticket a school."""
    codes = school_codes(schools)
    listed = enumerate(zip(numbers(children), preferences(children, schools, choices), strict=True))
    rows = (
        f"{number},{place:016x},,{choice},{codes[school]},ALL,1\n"
        for place, (number, wanted) in listed
        for choice, school in enumerate(wanted, start=1)
    )
    roster = (HEADER + "".join(rows)).encode()
    draw = announcement(roster, [(code, children * 2 // 3 // schools) for code in codes])
    digits = "".join(str(int(digit, 16) % 10) for digit in SEED[:40])
    text = f"paiwei-seed/1\n{sha256(draw)}\ndice={digits}\n".encode()
    seed = laid_out(
        {
            "spec": "paiwei-seed/1",
            "draw_id": "TEST-BENCH",
            "draw_sha256": sha256(draw),
            "seed": sha256(text),
            "values": [["dice", digits]],
        }
    )
    return DrawFiles({"roster.csv": roster, "draw.json": draw, "seed.json": seed, "seed.txt": text})


def announcement(roster: bytes, seats: Sequence[tuple[str, int]]) -> bytes:
    """Return draw.json: these seats, forty dice."""
    return laid_out(
        {
            "spec": "paiwei-draw/1",
            "draw_id": "TEST-BENCH",
            "seq": 1,
            "prev": "0" * 64,
            "title": "benchmark",
            "frozen_at": "2027-07-01T12:00:00+08:00",
            "mechanism": "da",
            "ticket_scope": "school",
            "group_boundary": "admit",
            "waitlist": "all",
            "roster_sha256": sha256(roster),
            "roster_rows": roster.count(b"\n") - 1,
            "terms_sha256": "0" * 64,
            "seats": [[code, "ALL", capacity, code] for code, capacity in seats],
            "sources": [["dice", "digits", "required", "2027-07-04T10:00:00+08:00", "40"]],
        }
    )


def laid_out(members: dict[str, object]) -> bytes:
    """The one legal layout (section 2.2): scalars in line, arrays a row a line."""
    lines = []
    for key, value in members.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in value)
            lines.append(f'"{key}":[\n{rows}\n]')
        else:
            lines.append(f'"{key}":{json.dumps(value, ensure_ascii=False)}')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def sha256(content: bytes) -> str:
    """Return 64 hex digits."""
    return hashlib.sha256(content).hexdigest()
