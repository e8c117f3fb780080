"""Every table of a unit is read and written within the scope of the transaction only."""

from alembic import op

from shared.database.scope import guard, unguard

revision = "0004"
down_revision = "0003"

OF_A_UNIT = ("draw_file", "entry", "placement")
EVERYBODY_READS = ("draw",)


def upgrade() -> None:
    """Force row-level security."""
    for table in OF_A_UNIT:
        guard(op, "lottery", table)
    for table in EVERYBODY_READS:
        guard(op, "lottery", table, everybody_reads=True)


def downgrade() -> None:
    """Take it off."""
    for table in (*OF_A_UNIT, *EVERYBODY_READS):
        unguard(op, "lottery", table)
