"""The staff of the invented county, all of them signed in: clerks, supervisors, an auditor, people of other offices."""

import httpx2

from shared.contracts.staff import StaffMember
from tests.fakes.staff import FakeStaff, staff_member

ZHAO = staff_member("unit_clerk", name="赵晓云")
LIU = staff_member("unit_clerk", name="刘建平")
QIAN = staff_member("unit_supervisor", name="钱主任")
ZHOU = staff_member("unit_supervisor", name="周主任")
SUN = staff_member("auditor", name="孙审计")
STRANGER = staff_member("unit_clerk", scope="140105", name="外县的人")
NEXT_DOOR = staff_member("unit_supervisor", scope="140105", name="外县的主任")
OTHERS = tuple(staff_member(role) for role in ("school_clerk", "draw_officer", "draw_releaser", "administrator"))
"""They hold offices that have nothing to do with anybody's papers."""
EVERYBODY = (ZHAO, LIU, QIAN, ZHOU, SUN, STRANGER, NEXT_DOOR, *OTHERS)


def everybody() -> FakeStaff:
    """Return a directory in which all of them are signed in."""
    staff = FakeStaff()
    for member in EVERYBODY:
        staff.sign_in(member)
    return staff


def token_of(member: StaffMember) -> str:
    """Return the token under which somebody is signed in."""
    return member.staff_id.hex * 2


def headers_of(member: StaffMember) -> dict[str, str]:
    """Return how a program says whose session it has."""
    return {"Authorization": f"Session {token_of(member)}"}


def signed_in(client: httpx2.AsyncClient, member: StaffMember) -> httpx2.AsyncClient:
    """Give a browser's client the cookie of somebody."""
    client.cookies.set("staff", token_of(member))
    return client
