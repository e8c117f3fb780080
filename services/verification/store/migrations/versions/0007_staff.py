"""Staff sign in elsewhere: names stay for cards; whom a case concerns (for recusal); notes; cases before approval."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0007"
down_revision = "0006"

SCHEMA = "verification"
MOMENT = sa.DateTime(timezone=True)
STATES = "'asking', 'waiting', 'exception', 'refusal', 'confirmed', 'returned', 'refused', 'closed'"

FIRST_NAME, NAME = "case_file_case_file_state_check_check", "case_file_state_check"
"""The constraint as the first migration made it, with its table's name twice, and as the tables name it."""


def upgrade() -> None:
    """Keep the names of clerks, drop their passwords and sessions, widen cases and looks."""
    op.create_table(
        "staff_seen",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name="staff_seen_pkey"),
        schema=SCHEMA,
    )
    op.execute(f"insert into {SCHEMA}.staff_seen select clerk_id, display_name, 'unit_clerk' from {SCHEMA}.clerk")
    for table in ("sign_in_try", "clerk_session", "clerk"):
        op.drop_table(table, schema=SCHEMA)
    _widen_cases()
    op.add_column("card_view", sa.Column("note", sa.LargeBinary(), nullable=True, comment="sealed"), schema=SCHEMA)


def _widen_cases() -> None:
    people: sa.Column[list[bytes]] = sa.Column(
        "people",
        ARRAY(sa.LargeBinary()),
        server_default="{}",
        nullable=False,
        comment="blind indexes of everyone on the claim",
    )
    op.add_column("case_file", people, schema=SCHEMA)
    op.add_column("case_file", sa.Column("approval_id", sa.Uuid(), nullable=True), schema=SCHEMA)
    _allow_states(f"{STATES}, 'approval'", instead_of=FIRST_NAME, name=NAME)


def _allow_states(states: str, *, instead_of: str, name: str) -> None:
    op.drop_constraint(instead_of, "case_file", schema=SCHEMA)
    op.create_check_constraint(op.f(name), "case_file", f"state in ({states})", schema=SCHEMA)


def downgrade() -> None:
    """Make the clerks' tables again, empty: nobody has a password any more."""
    op.drop_column("card_view", "note", schema=SCHEMA)
    # The owner is held to a scope too, and a migration has none.
    op.execute(f"alter table {SCHEMA}.case_file no force row level security")
    op.execute(f"update {SCHEMA}.case_file set state = 'exception' where state = 'approval'")
    op.execute(f"alter table {SCHEMA}.case_file force row level security")
    _allow_states(STATES, instead_of=NAME, name=FIRST_NAME)
    op.drop_column("case_file", "approval_id", schema=SCHEMA)
    op.drop_column("case_file", "people", schema=SCHEMA)
    op.drop_table("staff_seen", schema=SCHEMA)
    _create_clerk()
    _create_clerk_session()
    _create_sign_in_try()


def _create_clerk() -> None:
    op.create_table(
        "clerk",
        sa.Column("clerk_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False, comment="a prefix of unit codes: 14, 1401 or 140105"),
        sa.Column("password_hash", sa.Text(), nullable=False, comment="argon2id"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("scope ~ '^[0-9]{2,6}$'", name="scope"),
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
