"""Retiring of sealing keys, in the form of shared/database/sealing_guard.py."""

from alembic import op

from shared.database.sealing_guard import drop_sealing_guard, sealing_guard

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the function."""
    sealing_guard(op, "staff")


def downgrade() -> None:
    """Drop it."""
    drop_sealing_guard(op, "staff")
