"""The page 我们收集什么、为什么: made from the table of the form and the table of the other inputs (decision 4)."""

import re

from services.registration.domain.form.items import Stage, all_items, registration_items
from services.registration.domain.form.other_inputs import other_inputs

FAMILY_PLACES = ("登录", "选学校", "监护人", "改报名")
SAME_AGAIN = re.compile(r"choice|choice[1-9]_(school|category)|school|category", re.ASCII)
"""Names under which pages and API carry what `choices` already lists."""


def asked_items() -> list[tuple[str, str, str]]:
    """Return (number on the form, what is asked, what for) of every item asked at registration."""
    return [(str(item.number or ""), item.title, item.reason) for item in registration_items()]


def asked_besides() -> list[tuple[str, str, str, str]]:
    """Return (what, where, what for, ground) of what families are asked besides the form."""
    return [
        (one.label, one.where, one.purpose, one.ground)
        for one in other_inputs()
        if one.where in FAMILY_PLACES and not SAME_AGAIN.fullmatch(one.key)
    ]


def not_asked(stage: Stage) -> list[str]:
    """Return the labels of the items of another stage."""
    return list(dict.fromkeys(item.label for item in all_items() if item.stage == stage))
