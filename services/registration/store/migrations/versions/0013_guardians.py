"""Guardians by blind index beside the child, so that staff who are related to one are told apart from the rest."""

from alembic import op

revision = "0013"
down_revision = "0012"

TABLE = "registration.application"


def upgrade() -> None:
    """Add them; an application from before has none until its next version."""
    op.execute(f"alter table {TABLE} add column guardian_indexes bytea[] not null default '{{}}'")
    op.execute(f"alter table {TABLE} alter column guardian_indexes drop default")


def downgrade() -> None:
    """Take them away."""
    op.execute(f"alter table {TABLE} drop column guardian_indexes")
