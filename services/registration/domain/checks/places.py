"""Administrative division codes (GB/T 2260): 6 digits, or 12 down to the village; abolished ones are ordinary."""

import re

from services.registration.domain.checks.not_right import NotRight
from shared.citizen_number import normalise


def check_place(typed: str) -> str:
    """Return the code with its 6 or 12 digits; raise `NotRight` for another form. No list can reject it.

    Counties are merged and renamed, and a child's papers keep the old code (domain rule: keep 12, derive 6).
    """
    code = normalise(typed)
    if not re.fullmatch(r"[0-9]{6}|[0-9]{12}", code, re.ASCII):
        raise NotRight("行政区划代码是 6 位或者 12 位数字，例如 140105。老的代码也可以。请再看一遍。", "PLACE_FORMAT")
    return code
