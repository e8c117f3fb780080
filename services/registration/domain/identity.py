"""Who a child is, as one text: the document that names it (docs/spec/draw.md, section 2.1, rule 2)."""

from collections.abc import Mapping

from services.registration.domain.form.documents import NumberRule, number_rule
from shared.crypto.keys import CITIZEN

GUARDIANS = ("guardian1", "guardian2")


def child_identity(values: Mapping[str, str]) -> str:
    """Return `id type ":" number`; a child without any number is named by its name, date of birth and sex.

    Two forms for one child without a number must meet, whoever of its guardians wrote them; so nothing about a
    guardian is in it. Two such children of one name and day would meet too: a clerk then asks for the certificate.
    A child that is written down with its identity card and again with its 户口簿 is one child.
    """
    number = values.get("id_number", "")
    if number:
        return _identity(values["id_type"], number)
    return f"{values['id_type']}:{values['name']}:{values['birth_date']}:{values['gender']}"


def guardian_identities(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return `id type ":" number` of every guardian whose number is known."""
    numbers = ((values.get(f"{who}_id_type", ""), values.get(f"{who}_id_number", "")) for who in GUARDIANS)
    return tuple(_identity(kind, number) for kind, number in numbers if kind and number)


def _identity(kind: str, number: str) -> str:
    return f"{CITIZEN if number_rule(kind) is NumberRule.CITIZEN else kind}:{number}"
