"""How a route answers somebody, and how it must by the table."""

from enum import Enum

import httpx2

from shared.access.table import Row
from shared.codes.staff_roles import ROLES

NOBODY, FAMILY, SERVICE = "nobody", "family", "service"
CALLERS = (NOBODY, FAMILY, SERVICE, *ROLES)
DOORS = ("/staff/sign-in", "/registration/u/")


class Outcome(Enum):
    """What became of a call."""

    THROUGH = "let through"
    STRANGER = "told to sign in"
    OTHER_ROLE = "told that this is another role's"
    NOT_THERE = "told that there is no such page"
    FAULT = "a fault"


def outcome_of(answer: httpx2.Response) -> Outcome:
    """Return what an answer means; what the route itself refuses was let through to it."""
    if answer.status_code >= 500:
        return Outcome.FAULT
    if answer.status_code == 401 or _is_way_to_a_door(answer):
        return Outcome.STRANGER
    if answer.status_code == 403 and ("ROLE_FORBIDS" in answer.text or "您的岗位是" in answer.text):
        return Outcome.OTHER_ROLE
    if answer.status_code == 404 and ('"NOT_FOUND"' in answer.text or "没有这一页" in answer.text):
        return Outcome.NOT_THERE
    return Outcome.THROUGH


def _is_way_to_a_door(answer: httpx2.Response) -> bool:
    where = answer.headers.get("location", "").partition("?")[0]
    return answer.status_code == 303 and where.startswith(DOORS) and where.endswith("/sign-in")


def expected(path: str, row: Row, caller: str) -> frozenset[Outcome]:
    """Return the outcomes that the table allows; a page that is not there for anybody was let through too."""
    through = frozenset({Outcome.THROUGH, Outcome.NOT_THERE})
    if "/sign-" in path:
        through |= {Outcome.STRANGER}  # these pages lead to the door, or from one step of it to another
    if row.public:
        return through
    if (caller == FAMILY and row.family) or (caller == SERVICE and row.service) or caller in row.roles:
        return through
    return frozenset({Outcome.OTHER_ROLE if row.roles and caller in ROLES else Outcome.STRANGER})
