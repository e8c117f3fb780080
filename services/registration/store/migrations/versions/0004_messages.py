"""The outbox of this service and the messages it has seen."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SCHEMA = "registration"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("receiver", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("receiver in ('verification', 'registration')", name=op.f("outbox_receiver_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("outbox_pkey")),
        schema=SCHEMA,
    )
    op.create_table(
        "seen",
        sa.Column("message_id", sa.Uuid, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name=op.f("seen_pkey")),
        schema=SCHEMA,
    )
    op.create_index(op.f("seen_seen_at_idx"), "seen", ["seen_at"], schema=SCHEMA)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("seen", schema=SCHEMA)
    op.drop_table("outbox", schema=SCHEMA)
