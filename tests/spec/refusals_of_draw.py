"""Faults of draw.json and the code that section 11 gives each; the base is the vector with all kinds of sources."""

from collections.abc import Iterator

from tests.spec.bundles import Change, Edit, Files, both, instead, put, put_item, put_rows, sealed, swap, vector

FULL = "20_full_ceremony"
HEX = "0" * 64
DRAND = f"{HEX}:1"

# U+007F to U+E007F: the ends of every range of section 2.2, and some inner points.
INVISIBLE = (
    *(0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x61C, 0x200B, 0x200D, 0x200F, 0x2028, 0x202E, 0x2060, 0x2066, 0x206F),
    *(0xFEFF, 0xFFF9, 0xFFFB, 0xE0000, 0xE0020, 0xE007F),
)

EDITS: list[tuple[str, str, Edit]] = [
    ("JSON", "invalid_utf8", swap('"title":"', b'"title":"\xff')),
    ("JSON", "surrogate_in_utf8", swap('"title":"', b'"title":"\xed\xa0\x80')),
    ("JSON", "bom", lambda data: b"\xef\xbb\xbf" + data),
    ("JSON", "utf16", lambda data: data.decode().encode("utf-16")),
    ("JSON", "empty", instead(b"")),
    ("JSON", "tab_in_string", swap('"title":"', '"title":"\t')),
    ("JSON", "line_break_in_string", swap('"title":"', '"title":"\n')),
    ("JSON", "missing_comma", swap('"seq":2,', '"seq":2')),
    ("JSON", "comma_at_the_end", swap("]\n}\n", "],\n}\n")),
    ("JSON", "second_text", lambda data: data + b"{}\n"),
    ("JSON", "cut_off", lambda data: data[:-2]),
    ("JSON", "nan", swap('"seq":2', '"seq":NaN')),
    ("JSON", "infinity", swap('"seq":2', '"seq":-Infinity')),
    ("JSON", "leading_zero", swap('"seq":2', '"seq":02')),
    ("JSON", "plus_sign", swap('"seq":2', '"seq":+2')),
    ("JSON", "full_width_integer", swap('"seq":2', '"seq":２')),
    ("JSON", "no_break_space", swap('"seq":2', '"seq":\u00a02')),
    ("JSON", "comment", lambda data: b"// draw\n" + data),
    ("MEMBERS", "array", instead(b"[]\n")),
    ("MEMBERS", "string", instead(b'"draw"\n')),
    ("MEMBERS", "null", instead(b"null\n")),
    ("MEMBERS", "empty_object", instead(b"{\n}\n")),
    ("LAYOUT", "space", swap('"seq":2', '"seq": 2')),
    ("LAYOUT", "space_in_row", swap('"ALL",15', '"ALL", 15')),
    ("LAYOUT", "crlf", lambda data: data.replace(b"\n", b"\r\n")),
    ("LAYOUT", "no_final_lf", lambda data: data[:-1]),
    ("LAYOUT", "second_final_lf", lambda data: data + b"\n"),
    ("LAYOUT", "one_line", lambda data: data.replace(b"\n", b"")),
    ("LAYOUT", "two_rows_on_a_line", swap('"],\n["', '"],["')),
    ("LAYOUT", "repeated_member", swap('"seq":2', '"seq":2,\n"seq":2')),
    ("LAYOUT", "escaped_letter", swap('"title":"', '"title":"\\u0041')),
    ("LAYOUT", "escaped_name", swap('"spec"', '"\\u0073pec"')),
    ("LAYOUT", "escaped_quote", swap('"title":"', '"title":"\\"')),
    ("LAYOUT", "escaped_solidus", swap('"title":"', '"title":"\\/')),
    ("LAYOUT", "escaped_control", swap('"title":"', '"title":"\\n')),
    ("LAYOUT", "escaped_surrogate", swap('"title":"', '"title":"\\ud800')),
    ("LAYOUT", "minus_sign", swap('"seq":2', '"seq":-2')),
    ("LAYOUT", "minus_zero", swap('"seq":2', '"seq":-0')),
    ("LAYOUT", "fraction", swap('"seq":2', '"seq":2.0')),
    ("LAYOUT", "exponent", swap('"seq":2', '"seq":2e0')),
    ("LAYOUT", "capacity_exponent", swap('"ALL",15', '"ALL",1e1')),
    ("LAYOUT", "huge_exponent", swap('"seq":2', '"seq":1e999')),
    ("INT", "seq_of_5000_digits", swap('"seq":2', '"seq":' + "9" * 5000)),
]

CHANGES: list[tuple[str, str, Change]] = [
    ("MEMBERS", "member_missing", lambda draw: draw.pop("terms_sha256")),
    ("MEMBERS", "member_more", put("note", "")),
    ("LAYOUT", "other_order", lambda draw: draw.update({"spec": draw.pop("spec")})),
    ("LAYOUT", "seq_text", put("seq", "2")),
    ("LAYOUT", "seq_true", put("seq", True)),
    ("LAYOUT", "seq_null", put("seq", None)),
    ("LAYOUT", "title_integer", put("title", 5)),
    ("LAYOUT", "title_object", put("title", {})),
    ("LAYOUT", "title_array", put("title", [])),
    ("LAYOUT", "seats_text", put("seats", "")),
    ("LAYOUT", "sources_null", put("sources", None)),
    ("LAYOUT", "seat_text", put("seats", ["S01"])),
    ("LAYOUT", "seat_short", put("seats", [["S01", "ALL", 1]])),
    ("LAYOUT", "seat_long", put("seats", [["S01", "ALL", 1, "", ""]])),
    ("LAYOUT", "seat_capacity_text", put_item("seats", 0, 2, "15")),
    ("LAYOUT", "seat_school_integer", put_item("seats", 0, 0, 1)),
    ("LAYOUT", "source_long", put("sources", [["dice", "digits", "required", "", "40", ""]])),
    ("LAYOUT", "source_detail_integer", put_item("sources", 1, 4, 40)),
    ("SPEC", "spec_2", put("spec", "paiwei-draw/2")),
    ("SPEC", "spec_of_the_seed", put("spec", "paiwei-seed/1")),
    *(("DRAW_ID", f"draw_id_{text[:9]}", put("draw_id", text)) for text in ("", "-A", "a", "A_1", "Ａ", "A" * 41)),
    *(
        ("RULES", f"{name}_{word}", put(name, word))
        for name, words in {
            "mechanism": ("", "IA", "school"),
            "ticket_scope": ("*", "da"),
            "group_boundary": ("Admit", "all"),
            "waitlist": ("none", "unplaced "),
        }.items()
        for word in words
    ),
    *(
        ("HEX", f"{name}_{text[:2]}{len(text)}", put(name, text))
        for name in ("prev", "roster_sha256", "terms_sha256")
        for text in ("0" * 63, "0" * 65, "AB" * 32, "g" * 64, "")
    ),
    ("INT", "seq_too_large", put("seq", 1_000_000_000)),
    ("INT", "roster_rows_too_large", put("roster_rows", 1_000_000_000)),
    *(
        ("SEATS", f"{part}_{text[:3]}{len(text)}", put_item("seats", 1, item, text))
        for item, part in enumerate(("school", "category"))
        for text in ("", "s01", "S0_", "Ｓ01", "S01,ALL", "0" * 13)
    ),
    ("SEATS", "capacity_too_large", put_item("seats", 1, 2, 1_000_000_000)),
    ("SEATS", "lot_twice", put_rows("seats", 0, 0, 1)),
    ("SEATS", "lot_twice_apart", put_rows("seats", 0, 1, 0)),
    ("SEATS_ORDER", "seats_descending", put_rows("seats", 1, 0)),
    ("SEATS_ORDER", "categories_descending", put("seats", [["S1", "B", 1, ""], ["S1", "A", 1, ""]])),
    ("SEATS_ORDER", "school_before_its_prefix", put("seats", [["S11", "A", 1, ""], ["S1", "B", 1, ""]])),
    ("SOURCES", "no_source", put("sources", [])),
    ("SOURCES", "name_twice", put_rows("sources", 0, 1, 1)),
    ("SOURCES", "none_required", put_rows("sources", 2, 3)),
    *(("SOURCE", f"name_{text}", put_item("sources", 1, 0, text)) for text in ("", "Dice", "1d", "d_1", "é")),
    *(("SOURCE", f"kind_{text}", put_item("sources", 1, 1, text)) for text in ("", "dice", "DIGITS")),
    *(("SOURCE", f"need_{text}", put_item("sources", 2, 2, text)) for text in ("", "Required", "maybe")),
    *(
        ("SOURCE", f"detail_{row}_{text[-9:]}_{len(text)}", put_item("sources", row, 4, text))
        for row, texts in {
            0: (
                "",
                "W1",
                f"w1:{HEX}",
                f"W1:{HEX};",
                f"W1:{HEX};W1:{HEX}",
                f"W1:{HEX[1:]}",
                f"W1:{'A' * 64}",
                ":" + HEX,
            ),
            1: ("", "0", "040", "10000", "4_0", "４０", " 40", "+40"),
            2: ("", "202408", "20240891", "２０２４０８９"),
            3: ("",),
            4: ("", HEX, f"{HEX}:0", f"{HEX}:01", f"{HEX[1:]}:1", f"{'A' * 64}:1", f"{HEX}:", f"{HEX}:1 "),
        }.items()
        for text in texts
    ),
    ("SOURCE", "hex_required", put_item("sources", 3, 2, "required")),
]

# Two faults: the one that stands higher in the table of section 11 decides.
ORDERS: list[tuple[str, str, Change]] = [
    ("MEMBERS", "members_before_layout", both(put("title", 5), put("note", ""))),
    ("LAYOUT", "layout_before_spec", both(put("spec", "x"), put("title", "\u200b"))),
    ("SPEC", "spec_before_draw_id", both(put("draw_id", ""), put("spec", "x"))),
    ("DRAW_ID", "draw_id_before_rules", both(put("mechanism", ""), put("draw_id", ""))),
    ("RULES", "rules_before_hex", both(put("prev", ""), put("waitlist", ""))),
    ("HEX", "hex_before_int", both(put("seq", 10**9), put("terms_sha256", ""))),
    ("INT", "int_before_seats", both(put_item("seats", 0, 0, ""), put("roster_rows", 10**9))),
    ("SEATS", "seats_before_their_order", both(put_rows("seats", 1, 0), put_item("seats", 1, 0, ""))),
    ("SEATS_ORDER", "seats_order_before_sources", both(put("sources", []), put_rows("seats", 1, 0))),
    ("SOURCES", "sources_before_source", both(put_item("sources", 0, 1, ""), put_item("sources", 1, 0, "witness"))),
    ("SOURCES", "none_required_before_need", both(put_rows("sources", 2), put_item("sources", 0, 2, "maybe"))),
]


def draw_cases() -> Iterator[tuple[str, Files, str]]:
    """Every fault of draw.json; the seed fits the faulty file as far as it can."""
    for code, name, edit in EDITS:
        yield f"draw {code} {name}", sealed(*vector(FULL), edit=edit), code
    for code, name, change in [*CHANGES, *ORDERS]:
        yield f"draw {code} {name}", sealed(*vector(FULL), change=change), code
    for point in INVISIBLE:
        hidden = put("title", f"a{chr(point)}b")
        yield f"draw LAYOUT title_{point:04x}", sealed(*vector(FULL), change=hidden), "LAYOUT"
    hidden = put_item("sources", 3, 4, "chain\u200b2")
    yield "draw LAYOUT detail_200b", sealed(*vector(FULL), change=hidden), "LAYOUT"
