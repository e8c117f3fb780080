"""Tests of terms.csv."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.tables import NotATable
from services.lottery.domain.procedure.terms import frozen_files, read_terms, terms_are_the_frozen_ones
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_evidence import evidence, frozen, terms_of

FILES = {"policy": b"policy", "calendar": b"calendar"}


def test_terms_and_the_files_they_name_are_the_frozen_ones() -> None:
    found = frozen(FILES)
    assert terms_are_the_frozen_ones(found).state == State.SHOWN
    assert frozen_files(found.files, found.announcement) == FILES


def test_a_changed_file_contradicts_and_is_no_evidence() -> None:
    terms = terms_of(FILES)
    found = evidence(FILES | {"policy": b"other", "terms.csv": terms}, terms_sha256=sha256_hex(terms))
    assert terms_are_the_frozen_ones(found).state == State.CONTRADICTED
    assert frozen_files(found.files, found.announcement) == {"calendar": b"calendar"}


def test_an_absent_file_is_not_shown_but_the_sealed_key_is_never_there() -> None:
    terms = terms_of(FILES | {"pid_key": b"sealed"})
    assert terms_are_the_frozen_ones(evidence(FILES | {"terms.csv": terms}, terms_sha256=sha256_hex(terms))) == (
        State.SHOWN,
        "条款清单和它列出的文件都是封存时的",
    )
    absent = evidence({"terms.csv": terms}, terms_sha256=sha256_hex(terms))
    assert terms_are_the_frozen_ones(absent).state == State.NOT_SHOWN


def test_terms_that_the_announcement_does_not_name_contradict_it() -> None:
    found = evidence(FILES | {"terms.csv": terms_of(FILES)})
    assert terms_are_the_frozen_ones(found).state == State.CONTRADICTED
    assert frozen_files(found.files, found.announcement) == {}


def test_without_terms_nothing_is_shown() -> None:
    assert terms_are_the_frozen_ones(evidence()).state == State.NOT_SHOWN
    assert terms_are_the_frozen_ones(evidence(terms_sha256="1" * 64)).state == State.NOT_SHOWN


@pytest.mark.parametrize(
    "terms",
    [
        b"",
        b"name,sha256\npolicy,0\n",
        f"name,sha256\n../policy,{'0' * 64}\n".encode(),
        f"name,sha256\n,{'0' * 64}\n".encode(),
    ],
)
def test_malformed_terms_contradict_what_was_frozen(terms: bytes) -> None:
    with pytest.raises(NotATable):
        read_terms(terms)
    found = evidence({"terms.csv": terms}, terms_sha256=sha256_hex(terms))
    assert terms_are_the_frozen_ones(found).state == State.CONTRADICTED
    assert frozen_files(found.files, found.announcement) == {}
