"""Requests that a second person decides about (four eyes), and what exactly was proposed with each."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from shared.approvals.schema import create_approval, drop_approval
from shared.database.scope import guard

revision = "0008"
down_revision = "0007"

SCHEMA = "verification"


def upgrade() -> None:
    """Make the tables."""
    create_approval(op, SCHEMA)
    _create_proposal()
    _create_rules_proposal()
    for table in ("proposal", "rules_proposal"):
        guard(op, SCHEMA, table)


def downgrade() -> None:
    """Take them away again; what waits for a second person is open again."""
    op.drop_table("rules_proposal", schema=SCHEMA)
    op.drop_table("proposal", schema=SCHEMA)
    drop_approval(op, SCHEMA)


def _create_proposal() -> None:
    op.create_table(
        "proposal",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("approval_id", sa.Uuid(), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("facts", ARRAY(sa.Text()), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False, comment="sealed: why, for the second person"),
        sa.Column("saw_paper", sa.Boolean(), nullable=False),
        sa.Column("rules_sha256", sa.Text(), nullable=False),
        sa.Column("evidence_sha256", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True, comment="sealed: the second person's reason"),
        sa.CheckConstraint("act in ('OVERRIDE_FINDING', 'RAISE_TIER')", name="act"),
        sa.PrimaryKeyConstraint("unit_code", "approval_id", name="proposal_pkey"),
        schema=SCHEMA,
    )


def _create_rules_proposal() -> None:
    op.create_table(
        "rules_proposal",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("approval_id", sa.Uuid(), nullable=False),
        sa.Column("document", JSONB(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False, comment="sealed: why, for the second person"),
        sa.Column("answer", sa.LargeBinary(), nullable=True, comment="sealed: the second person's reason"),
        sa.PrimaryKeyConstraint("unit_code", "approval_id", name="rules_proposal_pkey"),
        schema=SCHEMA,
    )
