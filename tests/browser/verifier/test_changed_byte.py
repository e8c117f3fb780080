"""One changed byte anywhere in a bundle is refused, and the page says which check failed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.lottery.domain.archive import tar_gz
from tests.browser.verifier.signed_bundle import OTHER_VKEY, VKEY, fingerprint, signed_bundle
from tests.browser.verifier.verifying import Verifier, states

WHOLE = signed_bundle()
ARCHIVE = tar_gz("140199-2023-XX-01", WHOLE)
CHECKS = {
    "draw.json": {"announcement", "fingerprint", "manifest"},
    "roster.csv": {"roster", "manifest"},
    "seed.json": {"seed", "manifest"},
    "seed.txt": {"seed", "manifest"},
    "results.csv": {"results", "manifest"},
    "terms.csv": {"terms", "manifest"},
    "plan.csv": {"terms", "manifest"},
    "register.csv": {"terms", "manifest"},
    "closing.txt": {"closing", "manifest"},
    "source_drand.txt": {"beacon", "manifest"},
    "SHA256SUMS": {"manifest", "signature"},
    "SHA256SUMS.note": {"signature"},
    "draw.json.note": {"signature", "manifest"},
}
"""Of these at least one line says so; of any other file the list of files does."""
MANY = settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def changed(content: bytes, place: int, other: int) -> bytes:
    """The same bytes with another one at a place, counted round and round."""
    place %= len(content)
    return content[:place] + bytes([(content[place] + other) % 256]) + content[place + 1 :]


def test_the_whole_bundle_is_not_contradicted(calculator: Verifier) -> None:
    report = calculator.drive(WHOLE, fingerprint=fingerprint(WHOLE), key=VKEY)["report"]
    assert report["arithmetic"]
    assert (report["wrong"], report["contradicted"], report["missing"]) == (0, 0, [])
    found = states(report)
    agreeing = {"fingerprint", "register", "terms", "plan", "waitlist", "times", "luck", "closing", "beacon"}
    assert {found[name] for name in agreeing | {"beacon_round", "manifest", "signature", "programs"}} == {"ok"}


@pytest.mark.parametrize("name", WHOLE)
@MANY
@given(place=st.integers(0, 10**6), other=st.integers(1, 255))
def test_a_changed_byte_of_any_file_is_seen(calculator: Verifier, name: str, place: int, other: int) -> None:
    files = dict(WHOLE) | {name: changed(WHOLE[name], place, other)}
    report = calculator.drive(files)["report"]
    bad = {line for line, state in states(report).items() if state == "bad"}
    assert bad & CHECKS.get(name, {"manifest"}), (name, states(report))


@MANY
@given(place=st.integers(0, len(ARCHIVE) - 1), other=st.integers(1, 255))
def test_a_changed_byte_of_the_archive_is_seen(calculator: Verifier, place: int, other: int) -> None:
    said = calculator.drive({"a.tar.gz": changed(ARCHIVE, place, other)})
    assert "fault" in said or said["report"]["wrong"] + said["report"]["contradicted"] > 0


@pytest.mark.parametrize("place", [*range(10), 11, 12, 13, 14, 20, 120, 600, -1, -4, -8, -9, -700])
def test_a_changed_byte_of_the_frame_of_the_archive_is_seen(calculator: Verifier, place: int) -> None:
    assert "fault" in calculator.drive({"a.tar.gz": changed(ARCHIVE, place, 1)})


def test_the_whole_archive_is_read(calculator: Verifier) -> None:
    assert [name for name, _ in calculator.drive({"a.tar.gz": ARCHIVE})["report"]["files"]] == sorted(WHOLE)


def test_a_missing_file_and_an_added_one_are_seen(calculator: Verifier) -> None:
    for name in WHOLE:
        if name.startswith("SHA256SUMS"):
            continue
        report = calculator.drive({one: content for one, content in WHOLE.items() if one != name})["report"]
        assert states(report)["manifest"] == "bad", name
    report = calculator.drive(dict(WHOLE) | {"more.txt": b"more\n"})["report"]
    assert states(report)["manifest"] == "bad"


def test_another_fingerprint_and_another_key_are_contradictions(calculator: Verifier) -> None:
    found = states(calculator.drive(WHOLE, fingerprint="0" * 64, key=OTHER_VKEY)["report"])
    assert (found["fingerprint"], found["signature"]) == ("bad", "bad")
    assert states(calculator.drive(WHOLE, key=VKEY[:-1])["report"])["signature"] == "bad"


def test_without_fingerprint_and_key_people_are_asked_to_look(calculator: Verifier) -> None:
    found = states(calculator.drive(WHOLE)["report"])
    assert (found["fingerprint"], found["signature"]) == ("look", "look")
