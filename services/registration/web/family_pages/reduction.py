"""The inverse of completion: of a complete form, only what the pages would have asked."""

from collections.abc import Mapping

from services.registration.web.family_pages.completion import SAME

SECOND = "guardian2_current_address"
FOLLOWING = {
    "home_address": "current_address",
    "guardian1_current_address": "current_address",
    SECOND: "current_address",
    "phone": "guardian1_phone",
}
SAME_PLACE = ("guardian1_hukou_place_code", "guardian2_hukou_place_code")


def reduced(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values without those that repeat another, so that a change of the one changes both.

    The address of a second guardian who has no name yet stays: completion makes nobody up, and would not write it.
    """
    follows = {key: source for key, source in FOLLOWING.items() if key != SECOND or values.get("guardian2_name")}
    kept = {key: value for key, value in values.items() if key not in follows or value != values.get(follows[key])}
    for key in SAME_PLACE:
        if key in kept and kept[key] == values.get("hukou_place_code"):
            kept[key] = SAME
    return kept
