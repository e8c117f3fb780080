"""From a receipt through register and roster to the result, or the sentence that says what is missing."""

import json
from dataclasses import replace

import pytest

from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.receipts.trace import BundleUnreadable, Trace, trace_receipt
from shared.crypto.hashing import sha256_hex
from tests.builders.receipts import a_receipt, a_statement, with_addendum

NUMBER = a_statement().application_number
PID = "6cf880fdd36f6dfb"
ROWS = (f"{NUMBER},{PID},,1,P01,ALL,1", f"{NUMBER},{PID},,2,P02,ALL,1")
RESULTS = (f"P01,ALL,3,{NUMBER},,1,1,{'a' * 64},WAIT,1", f"P02,ALL,1,{NUMBER},,2,1,{'a' * 64},ADMIT,")
RECEIPT = with_addendum(a_receipt(), PID)


def bundle(
    state: str = "IN", rows: tuple[str, ...] = ROWS, results: tuple[str, ...] | None = RESULTS
) -> dict[str, bytes]:
    """The files of a draw about P01 and P02."""
    register = f"app_no,state\n{NUMBER},{state}\n".encode() if state else b"app_no,state\n"
    roster = "\n".join(("app_no,pid,group,choice,school,category,tier", *rows, "")).encode()
    terms = f"name,sha256\nregister.csv,{sha256_hex(register)}\n".encode()
    draw = {
        "draw_id": "DEMO-140123",
        "roster_sha256": sha256_hex(roster),
        "terms_sha256": sha256_hex(terms),
        "seats": [["P01", "ALL", 2, "甲"], ["P02", "ALL", 2, "乙"]],
    }
    files = {"draw.json": json.dumps(draw).encode(), "roster.csv": roster, "register.csv": register, "terms.csv": terms}
    if results is not None:
        head = "school,category,pos,app_no,group,choice,tier,ticket,status,wait"
        files["results.csv"] = "\n".join((head, *results, "")).encode()
    return files


def contradicted(found: Trace) -> set[str]:
    return {one.name for one in found.checks if one.outcome == "bad"}


def test_a_child_in_the_pool_is_found_with_row_and_result() -> None:
    found = trace_receipt(RECEIPT, bundle())
    assert (found.state, len(found.rows), len(found.results)) == ("IN", 2, 2)
    assert not found.contradicted
    words = {one.name: one.sentence for one in found.checks}
    assert words["报名号登记"] == "IN：在名册里。"
    assert ROWS[0] in words["名册"]
    assert words["结果"] == "P01 候补第 1 位；P02 录取（位次 1）。"


@pytest.mark.parametrize("state", ["WITHDRAWN", "REFUSED", "MERGED", "PUBLIC"])
def test_who_is_not_in_the_pool_is_told_why(state: str) -> None:
    found = trace_receipt(RECEIPT, bundle(state, (), ()))
    assert found.state == state
    assert not found.contradicted


def test_a_missing_number_says_what_to_do() -> None:
    found = trace_receipt(RECEIPT, bundle("", (), ()))
    assert found.state is None
    (missing,) = [one for one in found.checks if one.outcome == "bad"]
    assert "凭回执补回来" in missing.sentence
    assert "书面答复" in missing.sentence


def test_before_the_draw_there_is_no_result_yet() -> None:
    found = trace_receipt(RECEIPT, bundle(results=None))
    assert not found.contradicted
    assert found.checks[-1].sentence == "还没有结果。"


def test_without_an_addendum_the_pid_is_not_compared() -> None:
    found = trace_receipt(a_receipt(), bundle())
    assert next(one for one in found.checks if one.name == "孩子的代号").outcome == "left_out"


@pytest.mark.parametrize(
    ("receipt", "files", "name"),
    [
        (with_addendum(a_receipt(), "0" * 16), bundle(), "孩子的代号"),
        (a_receipt(a_statement(choices=(("P02", "ALL"), ("P01", "ALL")))), bundle(), "志愿"),
        (RECEIPT, bundle("WITHDRAWN"), "名册"),
        (RECEIPT, bundle("IN", (), ()), "名册"),
        (RECEIPT, bundle(results=RESULTS[:1]), "结果"),
        (RECEIPT, bundle() | {"roster.csv": bundle(rows=ROWS[:1])["roster.csv"]}, "封存的文件"),
        (RECEIPT, bundle() | {"register.csv": bundle("PUBLIC")["register.csv"]}, "封存的文件"),
    ],
)
def test_what_does_not_agree_is_named(receipt: Receipt, files: dict[str, bytes], name: str) -> None:
    assert name in contradicted(trace_receipt(receipt, files))


def test_schools_of_other_draws_are_passed_over() -> None:
    elsewhere = a_receipt(a_statement(choices=(("P01", "ALL"), ("X9", "ALL"), ("P02", "ALL"))))
    assert not trace_receipt(elsewhere, bundle()).contradicted


def test_a_twin_that_was_bound_or_not_is_told() -> None:
    rows = tuple(row.replace(f"{PID},,", f"{PID},111111111111,") for row in ROWS)
    twins = a_receipt(replace(a_statement(), together_with="111111111111"))
    assert "绑定在 111111111111" in str(trace_receipt(twins, bundle(rows=rows)).checks)
    assert "名册里是分开的" in str(trace_receipt(twins, bundle()).checks)
    assert "另一个孩子的报名要求" in str(trace_receipt(a_receipt(), bundle(rows=rows)).checks)


@pytest.mark.parametrize(
    "broken",
    [
        {"draw.json": b"x"},
        {"draw.json": b"[]"},
        {"roster.csv": b"no header\n"},
        {"register.csv": b""},
        {"terms.csv": b"\xff"},
        {"results.csv": b"school\n"},
    ],
)
def test_files_that_are_none_are_refused(broken: dict[str, bytes]) -> None:
    with pytest.raises(BundleUnreadable):
        trace_receipt(RECEIPT, bundle() | broken)
    with pytest.raises(BundleUnreadable, match=r"roster\.csv"):
        trace_receipt(RECEIPT, {name: content for name, content in bundle().items() if name != "roster.csv"})
