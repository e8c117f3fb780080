"""Tests of the files a verdict is read from."""

from services.lottery.domain.procedure.names import evidence_names
from tests.builders.draw_evidence import terms_of

PRESENT = ["video.mp4", "policy", "plan.csv", "source_drand.txt", "closing.txt", "reference.py", "source_x.bin"]


def test_evidence_is_read_and_the_rest_left_alone() -> None:
    assert evidence_names(PRESENT, None) == ("closing.txt", "plan.csv", "source_drand.txt")
    assert "policy" in evidence_names(PRESENT, terms_of({"policy": b"", "absent": b""}))
    assert evidence_names(PRESENT, b"broken") == evidence_names(PRESENT, None)


def test_a_name_that_leads_elsewhere_is_never_read() -> None:
    terms = f"name,sha256\n../secret,{'0' * 64}\n".encode()
    assert "../secret" not in evidence_names(["../secret", *PRESENT], terms)


def test_the_signed_list_names_more() -> None:
    sums = f"{'0' * 64}  video.mp4\n{'0' * 64}  ../secret\n".encode()
    assert "video.mp4" in evidence_names(PRESENT, None, sums[: 64 + 12])
    assert evidence_names(["../secret", *PRESENT], None, sums) == evidence_names(PRESENT, None)
