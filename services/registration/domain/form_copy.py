"""The copy of a form (报名表副本) that a family keeps: the canonical form, byte for byte what the fingerprint is of."""

import json

from services.registration.domain.errors import RegistrationError
from services.registration.domain.submission import Submission

KEYS = {"form", "choices", "together_with", "one_guardian_reason"}
MOST_BYTES = 65_536


class FormCopyUnreadable(RegistrationError):
    """What was given is no copy of a form."""

    code_word = "FORM_COPY_UNREADABLE"

    def __init__(self) -> None:
        super().__init__("这不是从回执页保存的报名表副本，或者被改过。请用原来那一份。", field="form_copy_file")


def read_form_copy(kept: bytes) -> Submission:
    """Return what a copy says; raise `FormCopyUnreadable` for anything but the very bytes that were given."""
    if len(kept) > MOST_BYTES:
        raise FormCopyUnreadable
    try:
        content = _content(json.loads(kept))
        exact = content.canonical()
    except (ValueError, TypeError, KeyError, RecursionError):
        raise FormCopyUnreadable from None
    if exact != kept.strip():
        raise FormCopyUnreadable
    return content


def _content(told: dict[str, object]) -> Submission:
    form, choices = told["form"], told["choices"]
    if set(told) != KEYS or not isinstance(form, dict) or not isinstance(choices, list):
        raise ValueError
    lots = tuple((str(school), str(category)) for school, category in choices)
    return Submission(
        {str(key): str(value) for key, value in form.items()},
        lots,
        _text(told["together_with"]),
        _text(told["one_guardian_reason"]),
    )


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError
    return value
