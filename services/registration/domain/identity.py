"""Who a child is, as one text: the document that names it (docs/spec/draw.md, section 2.1, rule 2)."""

from collections.abc import Mapping


def child_identity(values: Mapping[str, str]) -> str:
    """Return `id type ":" number`; a child without any number is named by its name, date of birth and sex.

    Two forms for one child without a number must meet, whoever of its guardians wrote them; so nothing about a
    guardian is in it. Two such children of one name and day would meet too: a clerk then asks for the certificate.
    """
    number = values.get("id_number", "")
    if number:
        return f"{values['id_type']}:{number}"
    return f"{values['id_type']}:{values['name']}:{values['birth_date']}:{values['gender']}"
