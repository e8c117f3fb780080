"""Every table of a unit is read and written within the scope of the transaction only."""

from alembic import op

from shared.database.scope import guard, unguard

revision = "0007"
down_revision = "0006"

OF_A_UNIT = ("application", "receipt", "choice", "application_act", "draft", "draw_freeze", "draw_file", "placement")
EVERYBODY_READS = ("admission_unit", "school")


def upgrade() -> None:
    """Force row-level security."""
    for table in OF_A_UNIT:
        guard(op, "registration", table)
    for table in EVERYBODY_READS:
        guard(op, "registration", table, everybody_reads=True)


def downgrade() -> None:
    """Take it off."""
    for table in (*OF_A_UNIT, *EVERYBODY_READS):
        unguard(op, "registration", table)
