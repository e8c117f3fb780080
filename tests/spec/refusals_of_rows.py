"""Faults of roster.csv and strikes.csv and the code that section 11 gives each, on three lots S01 to S03."""

from collections.abc import Iterator

from tests.spec.bundles import (
    ROSTER_HEADER,
    STRIKES_HEADER,
    Change,
    Edit,
    Files,
    both,
    instead,
    keep,
    put,
    sealed,
    swap,
    vector,
)

ROWS = ("A1,p1,,1,S01,ALL,1", "A1,p1,,2,S02,ALL,1", "B1,p2,B1,1,S02,ALL,1", "B2,p3,B1,1,S02,ALL,1")
DA_SKIP = both(put("mechanism", "da"), put("group_boundary", "skip"))
SPLIT = put("group_boundary", "split")


def text(*rows: str) -> str:
    """Rows as lines."""
    return "".join(f"{row}\n" for row in rows)


def roster(rows: str, change: Change = keep) -> Files:
    """A bundle announced over exactly these rows."""
    draw, values, _ = vector("07_two_choices_ia")
    return sealed(draw, values, (ROSTER_HEADER + rows).encode(), change=change)


EDITS: list[tuple[str, str, Edit]] = [
    ("ROSTER_LF", "empty", instead(b"")),
    ("ROSTER_LF", "no_final_lf", lambda data: data[:-1]),
    ("ROSTER_LF", "crlf", lambda data: data.replace(b"\n", b"\r\n")),
    ("ROSTER_LF", "cr_in_a_row", swap("p1", "p\r1")),
    ("ROSTER_HEADER", "bom", lambda data: b"\xef\xbb\xbf" + data),
    ("ROSTER_HEADER", "no_header", lambda data: data.split(b"\n", 1)[1]),
    ("ROSTER_HEADER", "other_header", swap("tier", "priority")),
    ("ROSTER_HEADER", "lf_alone", instead(b"\n")),
]

# One row in the place of the first of ROWS.
FIRST_ROWS = (
    *("A1,p1,,1,S01,ALL", "A1,p1,,1,S01,ALL,1,", "A1,p1,,1,S01,ALL,1 ", "A 1,p1,,1,S01,ALL,1", "A1,P1,,1,S01,ALL,1"),
    *("A1,,,1,S01,ALL,1", "A1,p1,b,1,S01,ALL,1", "A1,p1,,0,S01,ALL,1", "A1,p1,,10,S01,ALL,1", "A1,p1,,1,s01,ALL,1"),
    *("A1,p1,,1,S01,,1", "A1,p1,,1,S01,ALL,", "A1,p1,,1,S01,ALL,10", "A1,p1,,1,S01,ALL,a", '"A1",p1,,1,S01,ALL,1'),
    *("A１,p1,,1,S01,ALL,1", f"A{'1' * 24},p1,,1,S01,ALL,1", f"A1,{'p' * 65},,1,S01,ALL,1"),
    *(f"A1,p1,{'B' * 25},1,S01,ALL,1", f"A1,p1,,1,{'S' * 13},ALL,1", f"A1,p1,,1,S01,{'A' * 13},1"),
    *("", "A1\tp1\t\t1\tS01\tALL\t1", "A1,p1,,１,S01,ALL,1", ",p1,,1,S01,ALL,1"),
)

ROSTERS: list[tuple[str, str, str, Change]] = [
    ("ROSTER_ORDER", "descending", text(ROWS[1], ROWS[0]), keep),
    ("ROSTER_ORDER", "row_twice", text(ROWS[0], ROWS[0]), keep),
    ("ROSTER_ORDER", "digits_after_letters", text("A,p1,,1,S01,ALL,1", "1,p2,,1,S01,ALL,1"), keep),
    ("ROSTER_ROWS", "too_many", text(*ROWS), put("roster_rows", 3)),
    ("ROSTER_ROWS", "too_few", text(*ROWS), put("roster_rows", 5)),
    *(("ROSTER_ROW", f"row_{number}", text(row), keep) for number, row in enumerate(FIRST_ROWS)),
    ("DUPLICATE_PERSON", "pid_twice", text("A,p1,,1,S01,ALL,1", "B,p1,,1,S01,ALL,1"), keep),
    ("DUPLICATE_PERSON", "pid_in_a_group", text("B1,p1,B1,1,S02,ALL,1", "B2,p1,B1,1,S02,ALL,1"), keep),
    ("ROSTER_APP", "other_pid", text("A,p1,,1,S01,ALL,1", "A,p2,,2,S02,ALL,1"), keep),
    ("ROSTER_APP", "other_group", text("A,p1,,1,S01,ALL,1", "A,p1,A,2,S02,ALL,1"), keep),
    ("ROSTER_APP", "choice_twice", text("A,p1,,1,S01,ALL,1", "A,p1,,1,S02,ALL,1"), keep),
    ("ROSTER_APP", "choice_gap", text("A,p1,,1,S01,ALL,1", "A,p1,,3,S02,ALL,1"), keep),
    ("ROSTER_APP", "choice_from_2", text("A,p1,,2,S01,ALL,1"), keep),
    ("ROSTER_LOT", "no_such_school", text("A,p1,,1,S04,ALL,1"), keep),
    ("ROSTER_LOT", "no_such_category", text("A,p1,,1,S01,A,1"), keep),
    ("ROSTER_LOT", "no_seats_at_all", text("A,p1,,1,S01,ALL,1"), put("seats", [])),
    ("ROSTER_LOT", "lot_twice", text("A,p1,,1,S01,ALL,1", "A,p1,,2,S02,ALL,1", "A,p1,,3,S01,ALL,1"), keep),
    ("GROUP_LABEL", "one_member", text("A,p1,A,1,S01,ALL,1"), keep),
    ("GROUP_LABEL", "one_member_split", text("A,p1,A,1,S01,ALL,1"), SPLIT),
    ("GROUP_LABEL", "label_not_smallest", text("A,p1,B,1,S01,ALL,1", "B,p2,B,1,S01,ALL,1"), keep),
    ("GROUP_LABEL", "label_not_smallest_split", text("A,p1,B,1,S01,ALL,1", "B,p2,B,1,S01,ALL,1"), SPLIT),
    ("GROUP_LABEL", "label_not_a_member", text("A,p1,0,1,S01,ALL,1", "B,p2,0,1,S01,ALL,1"), keep),
    ("GROUP_LABEL", "label_equal_as_number", text("007,p1,7,1,S01,ALL,1", "7,p2,7,1,S01,ALL,1"), keep),
    ("GROUP_CHOICES", "other_lot", text("A,p1,A,1,S01,ALL,1", "B,p2,A,1,S02,ALL,1"), keep),
    ("GROUP_CHOICES", "other_tier", text("A,p1,A,1,S01,ALL,1", "B,p2,A,1,S01,ALL,0"), keep),
    ("GROUP_CHOICES", "more_choices", text("A,p1,A,1,S01,ALL,1", "A,p1,A,2,S02,ALL,1", "B,p2,A,1,S01,ALL,1"), keep),
    (
        "GROUP_CHOICES",
        "other_order_under_skip",
        text("A,p1,A,1,S01,ALL,1", "A,p1,A,2,S02,ALL,1", "B,p2,A,1,S02,ALL,1", "B,p2,A,2,S01,ALL,1"),
        put("group_boundary", "skip"),
    ),
    ("SKIP_DA", "two_choices", text(ROWS[0], ROWS[1]), DA_SKIP),
]

# Two faults: the earlier check, or the earlier item of one block, decides.
ORDERS: list[tuple[str, str, str, Change]] = [
    ("ROSTER_HASH", "hash_before_lf", "A\r\n", put("roster_sha256", "0" * 64)),
    ("ROSTER_LF", "lf_before_order", "B\nA\r\n", keep),
    ("ROSTER_ORDER", "order_before_rows", text(ROWS[1], ROWS[0]), put("roster_rows", 7)),
    ("ROSTER_ROWS", "rows_before_row", "A\n", put("roster_rows", 7)),
    ("ROSTER_LOT", "first_row_lot_before_second_row", text("A,p1,,1,S09,ALL,1", "B"), keep),
    ("ROSTER_APP", "first_row_app_before_second_row", text("A,p1,,2,S01,ALL,1", "B"), keep),
    ("DUPLICATE_PERSON", "person_before_app", text("A,p1,,1,S01,ALL,1", "B,p1,,2,S01,ALL,1"), keep),
    ("ROSTER_APP", "app_before_lot", text("A,p1,,2,S09,ALL,1"), keep),
    ("ROSTER_ROW", "rows_before_groups", text("A,p1,A,1,S01,ALL,1", "B"), keep),
    (
        "GROUP_CHOICES",
        "first_group_before_second",
        text("A,p1,A,1,S01,ALL,1", "B,p2,A,1,S02,ALL,1", "C,p3,C,1,S01,ALL,1"),
        keep,
    ),
    (
        "GROUP_LABEL",
        "label_before_choices",
        text("A,p1,C,1,S01,ALL,1", "B,p2,C,1,S02,ALL,1"),
        keep,
    ),
    ("GROUP_LABEL", "label_before_skip_da", text(*ROWS[:3]), DA_SKIP),
]

STRIKES: list[tuple[str, str, bytes]] = [
    ("STRIKES_HEADER", "empty", b""),
    ("STRIKES_HEADER", "lf_alone", b"\n"),
    ("STRIKES_HEADER", "no_final_lf", b"seq,app_no,reason\n1,A1,DECLINED"),
    ("STRIKES_HEADER", "header_without_lf", b"seq,app_no,reason"),
    ("STRIKES_HEADER", "header_crlf", b"seq,app_no,reason\r\n"),
    ("STRIKES_HEADER", "bom", b"\xef\xbb\xbfseq,app_no,reason\n"),
    ("STRIKES_HEADER", "no_header", b"1,A1,DECLINED\n"),
    *(
        ("STRIKES_ROW", f"row_{number}", f"{STRIKES_HEADER}{row}\n".encode())
        for number, row in enumerate(
            (
                *("", "1,A1", "1,A1,DECLINED,", "1,A1,declined", "1,A1,MOVED", "0,A1,DECLINED", "2,A1,DECLINED"),
                *("01,A1,DECLINED", "+1,A1,DECLINED", "１,A1,DECLINED", "1,a1,DECLINED", "1,,DECLINED"),
                *("1,A１,DECLINED", "1,A1,DECLINED\r", "1,A1,DECLINED ", f"1,{'A' * 25},DECLINED"),
            )
        )
    ),
    ("STRIKES_ROW", "not_utf8", b"seq,app_no,reason\n1,A\xff,DECLINED\n"),
    ("STRIKES_ROW", "seq_gap", b"seq,app_no,reason\n1,A1,DECLINED\n3,B1,DECLINED\n"),
    ("STRIKES_ROW", "empty_line_at_the_end", b"seq,app_no,reason\n1,A1,DECLINED\n\n"),
    ("STRIKES_APP", "stranger", b"seq,app_no,reason\n1,C1,DECLINED\n"),
    ("STRIKES_APP", "twice", b"seq,app_no,reason\n1,A1,DECLINED\n2,A1,WITHDRAWN\n"),
    ("STRIKES_APP", "first_row_before_second", b"seq,app_no,reason\n1,C1,DECLINED\n5,A1,X\n"),
    ("STRIKES_HEADER", "header_before_row", b"seq,app_no\n9\n"),
    ("STRIKES_ROW", "form_before_app", b"seq,app_no,reason\n1,C1,MOVED\n"),
]


def row_cases() -> Iterator[tuple[str, Files, str]]:
    """Every fault of roster.csv and strikes.csv."""
    draw, values, _ = vector("07_two_choices_ia")
    good = (ROSTER_HEADER + text(*ROWS)).encode()
    for code, name, edit in EDITS:
        yield f"roster {code} {name}", sealed(draw, values, edit(good)), code
    for code, name, rows, change in [*ROSTERS, *ORDERS]:
        yield f"roster {code} {name}", roster(rows, change), code
    added = sealed(draw, values, good) | {"roster.csv": good + b"C,p9,,1,S01,ALL,1\n"}
    yield "roster ROSTER_HASH row_added", added, "ROSTER_HASH"
    yield "roster ROSTER_HASH emptied", added | {"roster.csv": b""}, "ROSTER_HASH"
    for code, name, strikes in STRIKES:
        yield f"strikes {code} {name}", sealed(draw, values, good) | {"strikes.csv": strikes}, code
