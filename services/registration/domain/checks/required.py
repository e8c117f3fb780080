"""Which items must be there, given the others: required always, on a condition, or not (column `required`)."""

from collections.abc import Mapping

from services.registration.domain.form.documents import NO_NUMBER, WITH_HOUSEHOLD
from services.registration.domain.form.items import FormItem, registration_items

SECOND_GUARDIAN = tuple(item.key for item in registration_items() if item.guardian == 2)


def has_second_guardian(values: Mapping[str, str]) -> bool:
    """Say whether anything was written about a second guardian."""
    return any(values.get(key) for key in SECOND_GUARDIAN)


def is_needed(item: FormItem, values: Mapping[str, str]) -> bool:
    """Say whether the item may not be left empty, given what else was written.

    The notes of the table: a number unless the type is 其他; a household place where the papers have one; a document of
    each guardian, because nothing can be asked of a registry without it; a second guardian, or a reason for one.
    """
    if item.guardian == 2 and not has_second_guardian(values):
        return False
    if item.key.endswith("id_number"):
        return _number_needed(item, values)
    if item.key.endswith("hukou_place_code"):
        return values.get(_beside(item, "id_type"), "1") in WITH_HOUSEHOLD
    return item.required in {"Y", "C"}


def _number_needed(item: FormItem, values: Mapping[str, str]) -> bool:
    if item.guardian == 1 and values.get("id_type") == NO_NUMBER:
        return True
    return values.get(_beside(item, "id_type"), "1") != NO_NUMBER


def _beside(item: FormItem, key: str) -> str:
    return f"guardian{item.guardian}_{key}" if item.guardian else key
