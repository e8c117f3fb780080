"""The fingerprint of a form changes with every word, and cannot be tried out without its salt."""

from dataclasses import replace

from services.registration.domain.form_hash import form_hash, request_hash
from tests.builders.registration import a_form, a_submission

SALT = bytes(32)


def test_one_word_changes_it() -> None:
    hashes = {
        form_hash(a_submission(), SALT),
        form_hash(a_submission(native_place="山西省太原市晋源区"), SALT),
        form_hash(a_submission("P02"), SALT),
        form_hash(a_submission("P01", "P02"), SALT),
        form_hash(a_submission("P02", "P01"), SALT),
        form_hash(replace(a_submission(), together_with="1"), SALT),
        form_hash(replace(a_submission(), one_guardian_reason="1"), SALT),
        form_hash(a_submission(), bytes([1] * 32)),
        request_hash(a_submission()),
    }
    assert len(hashes) == 9


def test_the_order_in_which_it_was_filled_in_does_not_matter() -> None:
    backwards = dict(reversed(list(a_form().items())))
    assert form_hash(replace(a_submission(), form=backwards), SALT) == form_hash(a_submission(), SALT)
