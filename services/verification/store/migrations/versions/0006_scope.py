"""Every table of a unit is read and written within the scope of the transaction only."""

from alembic import op

from shared.database.scope import guard, unguard

revision = "0006"
down_revision = "0005"

OF_A_UNIT = ("case_file", "registry_check", "finding", "refusal", "registry_answer", "registry_query", "card_view")
EVERYBODY_READS = ("unit_rules",)


def upgrade() -> None:
    """Force row-level security."""
    for table in OF_A_UNIT:
        guard(op, "verification", table)
    for table in EVERYBODY_READS:
        guard(op, "verification", table, everybody_reads=True)


def downgrade() -> None:
    """Take it off."""
    for table in (*OF_A_UNIT, *EVERYBODY_READS):
        unguard(op, "verification", table)
