"""Inputs that section 11 of the specification refuses, and near misses that it accepts; for every implementation."""

from collections.abc import Iterator

from tests.spec.bundles import (
    STRIKES_HEADER,
    Change,
    Files,
    both,
    commitment,
    instead,
    put,
    put_item,
    put_rows,
    sealed,
    vector,
)
from tests.spec.refusals_of_draw import FULL, draw_cases
from tests.spec.refusals_of_rows import roster, row_cases, text
from tests.spec.refusals_of_seed import DICE, DRAND, NIST, ONE, SSQ, WITNESS, seed_cases, valued

VISIBLE = (0x20, 0x7E, 0xA0, 0xAC, 0xAE, 0x61B, 0x61D, 0x200A, 0x2010, 0x2027, 0x202F, 0x205F, 0x2070, 0xFEFE)
VISIBLE_TOO = (0x3000, 0xFF10, 0xFFF8, 0xFFFC, 0x1F600, 0xDFFFF, 0xE0080, 0x10FFFF)


def cases() -> list[tuple[str, Files, str]]:
    """Every refused input: name, files by name, the code of section 11."""
    return [*draw_cases(), *seed_cases(), *row_cases(), *crossing_cases()]


def crossing_cases() -> Iterator[tuple[str, Files, str]]:
    """Faults in two files: draw.json comes before seed.json before roster.csv before strikes.csv."""
    whole = sealed(*vector("07_two_choices_ia"))
    bad = {"draw.json": b"{", "seed.json": b"[]", "roster.csv": b"", "strikes.csv": b""}
    codes = {"draw.json": "JSON", "seed.json": "MEMBERS", "roster.csv": "ROSTER_HASH", "strikes.csv": "STRIKES_HEADER"}
    for number, name in enumerate(bad):
        later = dict(list(bad.items())[number:])
        yield f"crossing {codes[name]} from_{name}", whole | later, codes[name]
    source = sealed(*vector(FULL), change=put_item("sources", DRAND, 4, ""), seed_edit=instead(b""))
    yield "crossing SOURCE before_the_seed", source, "SOURCE"
    unseeded = sealed(*vector(FULL), seed_change=put("seed", "")) | {"roster.csv": b""}
    yield "crossing SEED_HASH before_the_roster", unseeded, "SEED_HASH"
    skip = both(put("mechanism", "da"), put("group_boundary", "skip"))
    unstruck = roster(text("A,p1,,1,S01,ALL,1", "A,p1,,2,S02,ALL,1"), skip) | {"strikes.csv": b""}
    yield "crossing SKIP_DA before_the_strikes", unstruck, "SKIP_DA"


def accepted_cases() -> list[tuple[str, Files]]:
    """Inputs at the edge of a rule that are not refused."""
    announced: dict[str, Change] = {
        "draw_id_longest": both(put("draw_id", "A" * 40), put_rows("sources", 1)),
        "draw_id_dashes": both(put("draw_id", "0-" * 20), put_rows("sources", 1)),
        "integers_at_the_ends": both(put("seq", 0), put_item("seats", 0, 2, 999_999_999)),
        "free_texts_empty": both(put("title", ""), put("frozen_at", ""), put_item("seats", 0, 3, "")),
        "digits_longest": both(put_rows("sources", 1), put_item("sources", 0, 4, "9999")),
    }
    chosen = {"draw_id_longest": [DICE], "draw_id_dashes": [DICE], "digits_longest": [DICE]}
    found: list[tuple[str, Files]] = []
    for name, change in announced.items():
        draw, values, rows = vector(FULL)
        kept = [values[index] for index in chosen.get(name, range(5))]
        if name == "digits_longest":
            kept[0][1] = "7" * 9999
        found.append((name, sealed(draw, kept, rows, change=change)))
    titles = {f"title_{point:04x}": put("title", chr(point)) for point in (*VISIBLE, *VISIBLE_TOO)}
    found += [(name, sealed(*vector(FULL), change=change)) for name, change in titles.items()]
    found += [(name, valued(change, draw_change=draw)) for name, change, draw in valued_cases()]
    return [*found, *accepted_rows()]


def valued_cases() -> Iterator[tuple[str, Change, Change]]:
    """Values and announcements at the edge."""
    optional = put_item("sources", WITNESS, 2, "optional")
    yield "reveal_missing", put_item("values", WITNESS, 1, "-"), optional
    yield "ssq_missing", put_item("values", SSQ, 1, "-"), optional
    yield "hex_shortest", put_item("values", NIST, 1, "a" * 32), optional
    yield "hex_longest", put_item("values", NIST, 1, "0" * 256), optional
    yield "ssq_highest", put_item("values", SSQ, 1, "2024089:28.29.30.31.32.33+16"), optional
    yield "ssq_lowest", put_item("values", SSQ, 1, "2024089:01.02.03.04.05.06+01"), optional
    longest = put_item("sources", WITNESS, 4, f"W1:{commitment('TEST-2027-20', 'W1', 'a' * 128)}")
    yield "nonce_longest", put_item("values", WITNESS, 1, f"W1:{'a' * 128}"), longest
    yield "one_envelope", put_item("values", WITNESS, 1, f"W1:{ONE};W2:-;W3:-"), optional


def accepted_rows() -> Iterator[tuple[str, Files]]:
    """Rosters and strikes at the edge."""
    yield "roster_empty", roster("")
    yield "roster_and_seats_empty", roster("", put("seats", []))
    yield "strikes_header_alone", roster("") | {"strikes.csv": STRIKES_HEADER.encode()}
    yield "longest_codes", roster(text(f"{'A' * 24},{'p' * 64},,1,S01,ALL,9"))
    skip = both(put("mechanism", "da"), put("group_boundary", "skip"))
    yield "skip_da_one_choice", roster(text("A,p1,A,1,S01,ALL,1", "B,p2,A,1,S01,ALL,1"), skip)
    apart = text("A,p1,A,1,S01,ALL,1", "B,p2,A,1,S02,ALL,0")
    yield "split_lists_differ", roster(apart, put("group_boundary", "split"))
    lots = [[f"S{number}", "ALL", 1, ""] for number in range(1, 10)]
    nine = text(*(f"A,p1,,{number},S{number},ALL,1" for number in range(1, 10)))
    yield "nine_choices", roster(nine, put("seats", lots))
