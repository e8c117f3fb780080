"""Faults of seed.json and the code that section 11 gives each; seed and draw_sha256 fit unless they are the fault."""

from collections.abc import Iterator

from tests.spec.bundles import (
    Change,
    Edit,
    Files,
    both,
    commitment,
    instead,
    keep,
    put,
    put_item,
    put_rows,
    sealed,
    swap,
    vector,
)

FULL = "20_full_ceremony"
WITNESS, DICE, SSQ, NIST, DRAND = range(5)
HEX = "5e6508f1a1f689accfc8b027dec7eb999b20b4f66582b2621231cabf9601bf57"
ONE, THREE = "00112233445566778899aabbccddeeff", "0" * 32
REDS = "01.07.13.22.28.33"

EDITS: list[tuple[str, str, Edit]] = [
    ("JSON", "invalid_utf8", swap("paiwei", b"\xff")),
    ("JSON", "bom", lambda data: b"\xef\xbb\xbf" + data),
    ("JSON", "empty", instead(b"")),
    ("JSON", "missing_comma", swap(",\n", "\n")),
    ("MEMBERS", "array", instead(b"[]\n")),
    ("LAYOUT", "space", swap('"spec":', '"spec": ')),
    ("LAYOUT", "crlf", lambda data: data.replace(b"\n", b"\r\n")),
    ("LAYOUT", "no_final_lf", lambda data: data[:-1]),
    ("LAYOUT", "escape", swap("paiwei", "\\u0070aiwei")),
    ("LAYOUT", "repeated_member", swap('"values"', '"values":[],\n"values"')),
]

CHANGES: list[tuple[str, str, Change]] = [
    ("MEMBERS", "member_missing", lambda seed: seed.pop("seed")),
    ("MEMBERS", "member_more", put("prev", "")),
    ("LAYOUT", "other_order", lambda seed: seed.update({"spec": seed.pop("spec")})),
    ("LAYOUT", "seed_null", put("seed", None)),
    ("LAYOUT", "value_integer", put_item("values", 1, 1, 27)),
    ("LAYOUT", "value_row_long", put("values", [["dice", "1", ""]])),
    ("LAYOUT", "values_text", put("values", "")),
    ("LAYOUT", "invisible", put_item("values", 1, 1, "1\u200b")),
    ("SEED_ID", "spec", put("spec", "paiwei-draw/1")),
    ("SEED_ID", "draw_id", put("draw_id", "TEST-2027-21")),
    ("DRAW_HASH", "other_draw", put("draw_sha256", HEX)),
    ("DRAW_HASH", "upper_case", lambda seed: seed.update(draw_sha256=seed["draw_sha256"].upper())),
    ("SEED_HASH", "other_seed", put("seed", HEX)),
    ("SEED_HASH", "upper_case", lambda seed: seed.update(seed=seed["seed"].upper())),
    ("SEED_HASH", "empty", put("seed", "")),
    ("MEMBERS", "members_before_layout", both(put("prev", ""), put("seed", 1))),
    ("LAYOUT", "layout_before_id", both(put("spec", ""), put("seed", 1))),
    ("SEED_ID", "id_before_hash", both(put("draw_sha256", ""), put("draw_id", ""))),
    ("DRAW_HASH", "hash_before_names", both(put("values", []), put("draw_sha256", ""))),
    ("SEED_SOURCES", "names_before_value", both(put_item("values", DRAND, 0, "x"), put_item("values", 0, 1, ""))),
    ("VALUE", "value_before_seed", both(put("seed", ""), put_item("values", DRAND, 1, ""))),
]

# Changes of the values before the seed is derived from them.
NAMES: list[tuple[str, Change]] = [
    ("fewer", put_rows("values", 0, 1, 2, 3)),
    ("none", put("values", [])),
    ("more", put_rows("values", 0, 1, 2, 3, 4, 4)),
    ("other_order", put_rows("values", 1, 0, 2, 3, 4)),
    ("other_name", put_item("values", DICE, 0, "die")),
]

VALUES: list[tuple[str, int, str]] = [
    ("VALUE", DICE, "-"),
    ("VALUE", WITNESS, "-"),
    ("VALUE", DRAND, "-"),
    ("VALUE", DICE, ""),
    ("VALUE", DICE, "1" * 39 + "a"),
    ("VALUE", DICE, "1" * 39 + "１"),
    ("VALUE", DICE, "1" * 40 + " "),
    ("VALUE", SSQ, ""),
    ("VALUE", SSQ, f"2024089:{REDS}+9"),
    ("VALUE", SSQ, "2024089:01.07.13.22.28+09"),
    ("VALUE", SSQ, f"2024089:{REDS.replace('.', ',')}+09"),
    ("VALUE", SSQ, f"2024089:{REDS}.34+09"),
    ("VALUE", NIST, ""),
    ("VALUE", NIST, "a" * 31),
    ("VALUE", NIST, "a" * 257),
    ("VALUE", NIST, "A" * 32),
    ("VALUE", DRAND, HEX),
    ("VALUE", DRAND, f"10000000:{HEX[1:]}"),
    ("VALUE", DRAND, f"10000000:{HEX.upper()}"),
    ("VALUE", DRAND, f":{HEX}"),
    ("VALUE", WITNESS, ""),
    ("VALUE", WITNESS, f"W1:{ONE};W2:;W3:{THREE}"),
    ("VALUE", WITNESS, f"W1:{ONE};W2:-;W3:{THREE};"),
    ("VALUE", WITNESS, f"W1:{ONE[1:]};W2:-;W3:{THREE}"),
    ("VALUE", WITNESS, f"W1:{'a' * 129};W2:-;W3:{THREE}"),
    ("VALUE", WITNESS, f"W1:{ONE.upper()};W2:-;W3:{THREE}"),
    ("VALUE", WITNESS, f"w1:{ONE};W2:-;W3:{THREE}"),
    ("VALUE_LENGTH", DICE, "1" * 39),
    ("VALUE_LENGTH", DICE, "1" * 41),
    ("ROUND", DRAND, f"10000001:{HEX}"),
    ("ROUND", DRAND, f"010000000:{HEX}"),
    ("ISSUE", SSQ, f"2024090:{REDS}+09"),
    ("ISSUE", SSQ, "2024090:99.99.99.99.99.99+99"),
    ("SSQ", SSQ, "2024089:00.07.13.22.28.33+09"),
    ("SSQ", SSQ, "2024089:01.07.13.22.28.34+09"),
    ("SSQ", SSQ, "2024089:01.07.13.13.28.33+09"),
    ("SSQ", SSQ, "2024089:01.13.07.22.28.33+09"),
    ("SSQ", SSQ, f"2024089:{REDS}+00"),
    ("SSQ", SSQ, f"2024089:{REDS}+17"),
    ("REVEAL", WITNESS, "W1:-;W2:-;W3:-"),
    ("REVEAL", WITNESS, f"W1:{ONE};W2:{ONE};W3:{THREE}"),
    ("REVEAL", WITNESS, f"W1:{THREE};W2:-;W3:{THREE}"),
    ("REVEAL", WITNESS, f"W1:{ONE};W3:{THREE}"),
    ("REVEAL", WITNESS, f"W1:{ONE};W2:-;W3:{THREE};W4:-"),
    ("REVEAL", WITNESS, f"W1:{ONE};W2:-;W2:-;W3:{THREE}"),
    ("REVEAL", WITNESS, f"W2:-;W1:{ONE};W3:{THREE}"),
    ("REVEAL", WITNESS, f"W1:{ONE};W2:-;W4:{THREE}"),
]

# All checks of one source come before the next source: (code, values by source).
ORDERS: list[tuple[str, dict[int, str]]] = [
    ("REVEAL", {WITNESS: "W1:-;W2:-;W3:-", DICE: ""}),
    ("VALUE_LENGTH", {DICE: "1", SSQ: ""}),
    ("SSQ", {SSQ: f"2024089:{REDS}+17", DRAND: ""}),
    ("VALUE", {NIST: "", DRAND: f"1:{HEX}"}),
]


def valued(changes: Change, *, draw_change: Change = keep) -> Files:
    """The bundle whose values were changed before the seed was derived."""
    draw, values, roster = vector(FULL)
    box = {"values": values}
    changes(box)
    return sealed(draw, box["values"], roster, change=draw_change)


def seed_cases() -> Iterator[tuple[str, Files, str]]:
    """Every fault of seed.json."""
    for code, name, edit in EDITS:
        yield f"seed {code} {name}", sealed(*vector(FULL), seed_edit=edit), code
    for code, name, change in CHANGES:
        yield f"seed {code} {name}", sealed(*vector(FULL), seed_change=change), code
    for name, change in NAMES:
        yield f"seed SEED_SOURCES {name}", valued(change), "SEED_SOURCES"
    for number, (code, source, value) in enumerate(VALUES):
        yield f"seed {code} value_{number}", valued(put_item("values", source, 1, value)), code
    for number, (code, faults) in enumerate(ORDERS):
        change = both(*(put_item("values", source, 1, value) for source, value in faults.items()))
        yield f"seed {code} order_{number}", valued(change), code
    for source in (SSQ, NIST):  # an optional source that is not missing is checked in full
        yield f"seed VALUE optional_{source}", valued(put_item("values", source, 1, "--")), "VALUE"
    needed, missing = put_item("sources", SSQ, 2, "required"), put_item("values", SSQ, 1, "-")
    yield "seed VALUE ssq_required_missing", valued(missing, draw_change=needed), "VALUE"
    foreign = f"W1:{commitment('TEST-2027-21', 'W1', ONE)}"
    stranger, opened = put_item("sources", WITNESS, 4, foreign), put_item("values", WITNESS, 1, f"W1:{ONE}")
    yield "seed REVEAL commitment_of_another_draw", valued(opened, draw_change=stranger), "REVEAL"
