"""A result is its published file alone: the table with a copy of its rows goes (ADR 0012)."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Take the table away; every row of it stands in results.csv."""
    op.drop_table("placement", schema="lottery")


def downgrade() -> None:
    """There is no way back: what was published stands in its files alone."""
    raise NotImplementedError("the rows of a published draw are read out of its files")
