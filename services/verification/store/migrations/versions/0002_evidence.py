"""Answers of registries, every question asked, every look at a card; the logs stay as they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHEMA = "verification"
MOMENT = sa.DateTime(timezone=True)
RECORDS = (
    "registry_query",
    "card_view",
)
"""Rows of these are written once and never changed."""


def upgrade() -> None:
    """Make the tables."""
    _create_registry_answer()
    _create_registry_query()
    _create_card_view()
    for table in RECORDS:
        _keep(table)


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("card_view", "registry_query", "registry_answer"):
        op.drop_table(table, schema=SCHEMA)


def _keep(table: str) -> None:
    op.execute(f"revoke update, delete on {SCHEMA}.{table} from {SCHEMA}")
    op.execute(
        f"create trigger keep_records before update or delete on {SCHEMA}.{table} "
        "for each row execute function verification.keep_records()"
    )
    op.execute(f"alter table {SCHEMA}.{table} enable always trigger keep_records")


def _create_registry_answer() -> None:
    op.create_table(
        "registry_answer",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("key_index", sa.LargeBinary(), nullable=False, comment="blind index of the identity number"),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="sealed: the signed reply as it came"),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.Column("valid_until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "registry", "key_index", name="registry_answer_pkey"),
        schema=SCHEMA,
    )


def _create_registry_query() -> None:
    op.create_table(
        "registry_query",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("query_id", sa.Uuid(), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("key_index", sa.LargeBinary(), nullable=False, comment="blind index of the identity number"),
        sa.Column("person", sa.Text(), nullable=False, comment="who asked: system, or a clerk"),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "outcome in ('found', 'absent', 'timeout', 'unavailable', 'garbage', 'bad_signature', 'quota', 'refused')",
            name="registry_query_outcome_check",
        ),
        sa.PrimaryKeyConstraint("unit_code", "query_id", name="registry_query_pkey"),
        schema=SCHEMA,
    )
    op.create_index(
        "registry_query_unit_code_application_number_idx",
        "registry_query",
        ["unit_code", "application_number"],
        unique=False,
        schema=SCHEMA,
    )


def _create_card_view() -> None:
    op.create_table(
        "card_view",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("view_id", sa.Uuid(), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("full_numbers", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "view_id", name="card_view_pkey"),
        schema=SCHEMA,
    )
    op.create_index(
        "card_view_unit_code_application_number_seen_at_idx",
        "card_view",
        ["unit_code", "application_number", "seen_at"],
        unique=False,
        schema=SCHEMA,
    )
