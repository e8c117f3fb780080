"""A draw of one school with as many applicants as wanted, in the files of docs/spec/draw.md."""

import hashlib
import json
from dataclasses import dataclass

SEED = hashlib.sha256(b"benchmark").hexdigest()
HEADER = "app_no,pid,group,choice,school,category,tier\n"


@dataclass(frozen=True)
class DrawFiles:
    """roster.csv, draw.json, seed.json as bytes."""

    roster: bytes
    draw: bytes
    seed: bytes


def numbers(count: int) -> list[str]:
    """Application numbers of twelve digits, ascending."""
    return [f"{200_000_000_000 + 7 * place}" for place in range(count)]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


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


def announcement(roster: bytes, count: int) -> bytes:
    """One school, a third of the seats, forty dice."""
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
            "roster_rows": count,
            "terms_sha256": "0" * 64,
            "seats": [["S01", "ALL", count // 3, "School"]],
            "sources": [["dice", "digits", "required", "2027-07-04T10:00:00+08:00", "40"]],
        }
    )


def large_draw(count: int) -> DrawFiles:
    """Return the three files of a draw with `count` applicants."""
    rows = [f"{number},{place:016x},,1,S01,ALL,1\n" for place, number in enumerate(numbers(count))]
    roster = (HEADER + "".join(rows)).encode()
    draw = announcement(roster, count)
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
    return DrawFiles(roster, draw, seed)
