"""What is closed to a member of the staff: cases with a child or guardian whom this member has declared (回避)."""

import sqlalchemy as sa

from services.verification.store.tables import case_file
from shared.contracts.staff import StaffMember


def open_to(who: StaffMember) -> sa.ColumnElement[bool]:
    """The condition that keeps the cases of a member's kin out of every list and of what is given out next."""
    return sa.not_(closed_to(who)) if who.kin else sa.true()


def closed_to(who: StaffMember) -> sa.ColumnElement[bool]:
    """The condition that finds the cases of a member's kin."""
    found: sa.ColumnElement[bool] = case_file.c.people.overlap([bytes.fromhex(index) for index in who.kin])
    return found
