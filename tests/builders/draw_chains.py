"""Draws of one unit that follow each other, for the tests of the chain."""

from collections.abc import Mapping, Sequence

from services.lottery.domain.announcement import NO_HASH
from services.lottery.domain.check import check_before_throw
from services.lottery.domain.procedure.evidence import Brought, Evidence
from services.lottery.domain.roster.roster import Choice
from services.lottery.domain.seats import Seat
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_evidence import evidence
from tests.builders.draw_files import bundle, child, drawn

Files = dict[str, bytes]


def link(
    seq: int,
    before: Mapping[str, bytes] | None,
    *,
    school: str | None = None,
    choices: Sequence[Choice] | None = None,
    strikes: bytes | None = None,
    draw_id: str | None = None,
) -> Files:
    """Return the files of the draw `seq` at a school of its own, for children of its own, after the files before."""
    school = school or f"S{seq:02}"
    chosen = choices if choices is not None else [row for n in range(3) for row in child(f"{seq}00{n}", school)]
    changes = announced(seq, before, school, draw_id)
    return bundle(drawn(chosen, strikes=strikes, **changes))  # type: ignore[arg-type]  # any field of an announcement


def announced(seq: int, before: Mapping[str, bytes] | None, school: str, draw_id: str | None) -> dict[str, object]:
    """What of the announcement depends on the place in the chain."""
    return {
        "seq": seq,
        "prev": NO_HASH if before is None else sha256_hex(before["draw.json"]),
        "draw_id": draw_id or f"140105-2023-XX-{seq:02}",
        "seats": (Seat(school, "ALL", 2, "学校"),),
    }


def chain(length: int) -> list[Files]:
    """Return the files of so many draws in a row."""
    links: list[Files] = []
    for seq in range(1, length + 1):
        links.append(link(seq, links[-1] if links else None))
    return links


def seen_from(files: Mapping[str, bytes], *others: Mapping[str, bytes]) -> Evidence:
    """Return the evidence of the draw with these files, for somebody who has the others too."""
    checked = check_before_throw(files["roster.csv"], files["draw.json"])
    plain = evidence()
    return Evidence(
        files, checked.announcement, checked.draw_sha256, plain.values, checked.roster, Brought(others=others)
    )
