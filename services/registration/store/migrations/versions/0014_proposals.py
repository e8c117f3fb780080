"""Proposed rules of units, until a second person has judged them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from shared.database.scope import guard

revision = "0014"
down_revision = "0013"

SCHEMA = "registration"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unit_proposal",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("document", JSONB(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "content_sha256", name=op.f("unit_proposal_pkey")),
        schema=SCHEMA,
    )
    guard(op, SCHEMA, "unit_proposal")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("unit_proposal", schema=SCHEMA)
