"""Whoever chose name and password for an invitation holds a token, and only that browser proves the phone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column."""
    column = sa.Column("proof_hash", sa.LargeBinary(), nullable=True, comment="of the token of the browser that chose")
    op.add_column("invitation", column, schema="staff")


def downgrade() -> None:
    """Drop it."""
    op.drop_column("invitation", "proof_hash", schema="staff")
