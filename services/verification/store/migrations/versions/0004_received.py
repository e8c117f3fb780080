"""An answer gives way to one received later by our own clock, whatever the registry's clock says."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLE, SCHEMA = "registry_answer", "verification"


def upgrade() -> None:
    """Rename the moment; one that a registry put too late becomes one that the next answer follows."""
    op.alter_column(TABLE, "answered_at", new_column_name="received_at", schema=SCHEMA)
    op.execute(
        f"update {SCHEMA}.{TABLE} set received_at = valid_until - interval '1 day' "
        "where received_at > valid_until - interval '1 day'"
    )


def downgrade() -> None:
    """Give the moment its old name."""
    op.alter_column(TABLE, "received_at", new_column_name="answered_at", schema=SCHEMA)
