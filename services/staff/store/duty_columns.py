"""The columns that say what somebody is there for; accounts have them, and invitations."""

import sqlalchemy as sa

from services.staff.domain.duty import HOME_KINDS
from shared.codes.staff_roles import ROLES


def duty_columns() -> tuple[sa.Column[str] | sa.CheckConstraint, ...]:
    """Return fresh columns and the checks over them."""
    return (
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("home_unit", sa.Text, nullable=False),
        sa.Column("home_kind", sa.Text, nullable=False),
        sa.Column("school_code", sa.Text, nullable=True),
        sa.CheckConstraint(sa.column("role").in_(ROLES), name="role_known"),
        sa.CheckConstraint(sa.column("home_kind").in_(tuple(HOME_KINDS)), name="home_kind_known"),
        sa.CheckConstraint("scope ~ '^[0-9]{2,6}$' and home_unit ~ '^[0-9]{2,6}$'", name="scope_digits"),
        sa.CheckConstraint("(role = 'school_clerk') = (school_code is not null)", name="school_of_a_school_clerk"),
    )
