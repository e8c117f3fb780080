"""What follows from what was already written, so that a page need not ask it again (the API asks for everything)."""

from collections.abc import Mapping

from services.registration.domain.form.documents import NumberRule, number_rule
from shared.citizen_number import Wrong, parse_citizen_number

FOLLOWS = (
    ("home_address", "current_address"),
    ("guardian1_current_address", "current_address"),
    ("guardian2_current_address", "current_address"),
)
"""Items that are usually the same as another: written only where the family wrote nothing."""


def prefill(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values with sex and date of birth from the number, and addresses that were left empty filled.

    Nothing that was written is changed; a second guardian who was not named is not made up.
    """
    filled = dict(values)
    for key, source in FOLLOWS:
        if values.get(source) and (not key.startswith("guardian2") or values.get("guardian2_name")):
            filled[key] = values.get(key) or values[source]
    return filled | {key: value for key, value in _from_number(values).items() if not values.get(key)}


def _from_number(values: Mapping[str, str]) -> dict[str, str]:
    if number_rule(values.get("id_type", "1")) is not NumberRule.CITIZEN:
        return {}
    try:
        number = parse_citizen_number(values.get("id_number", ""))
    except Wrong:
        return {}
    return {"gender": number.gender, "birth_date": f"{number.born:%Y%m%d}"}
