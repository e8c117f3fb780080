"""Requests that a second person decides about (four eyes), in the form of shared/approvals/schema.py."""

from alembic import op

from shared.approvals.schema import create_approval, drop_approval

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table."""
    create_approval(op, "registration")


def downgrade() -> None:
    """Take it away again."""
    drop_approval(op, "registration")
