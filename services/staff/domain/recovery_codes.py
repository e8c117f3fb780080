"""Ten codes on paper for the day the phone is lost: twelve unmistakable characters each, good once."""

import re

from services.staff.domain.one_time_codes import normal_code

COUNT = 10
LENGTH = 12
SHAPE = re.compile(r"[23456789ABCDEFGHJKMNPQRSTVWXYZ]{12}")


def shown(code: str) -> str:
    """Return a code as it is printed: three groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def is_recovery_code(typed: str) -> bool:
    """Whether it has the form of one."""
    return SHAPE.fullmatch(normal_code(typed)) is not None
