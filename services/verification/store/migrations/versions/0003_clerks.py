"""Clerks, their sessions, and tries to sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCHEMA = "verification"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _create_clerk()
    _create_clerk_session()
    _create_sign_in_try()


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("sign_in_try", "clerk_session", "clerk"):
        op.drop_table(table, schema=SCHEMA)


def _create_clerk() -> None:
    op.create_table(
        "clerk",
        sa.Column("clerk_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False, comment="a prefix of unit codes: 14, 1401 or 140105"),
        sa.Column("password_hash", sa.Text(), nullable=False, comment="argon2id"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("scope ~ '^[0-9]{2,6}$'", name="clerk_scope_check"),
        sa.PrimaryKeyConstraint("clerk_id", name="clerk_pkey"),
        sa.UniqueConstraint("name", name="clerk_name_key"),
        schema=SCHEMA,
    )


def _create_clerk_session() -> None:
    op.create_table(
        "clerk_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("clerk_id", sa.Uuid(), nullable=False),
        sa.Column("signed_in_at", MOMENT, nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["clerk_id"], ["verification.clerk.clerk_id"], name="clerk_session_clerk_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="clerk_session_pkey"),
        schema=SCHEMA,
    )
    op.create_index("clerk_session_clerk_id_idx", "clerk_session", ["clerk_id"], unique=False, schema=SCHEMA)


def _create_sign_in_try() -> None:
    op.create_table(
        "sign_in_try",
        sa.Column("name_index", sa.LargeBinary(), nullable=False, comment="blind index of the typed name"),
        sa.Column("window_start", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name_index", "window_start", name="sign_in_try_pkey"),
        schema=SCHEMA,
    )
