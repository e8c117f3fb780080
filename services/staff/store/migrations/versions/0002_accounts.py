"""Accounts, sessions, recovery codes, tries to sign in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SCHEMA = "staff"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _create_account()
    _create_session()
    _create_recovery_code()
    _create_sign_in_try()


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("sign_in_try", "recovery_code", "session", "account"):
        op.drop_table(table, schema=SCHEMA)


def _create_account() -> None:
    op.create_table(
        "account",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True, comment="to sign in with; none with the identity service"),
        sa.Column("display_name", sa.Text(), nullable=False),
        *_duty("account"),
        sa.Column("password_hash", sa.Text(), nullable=True, comment="argon2id"),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=True, comment="sealed"),
        sa.Column("totp_step", sa.BigInteger(), server_default="0", nullable=False, comment="of the last code used"),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("password_at", MOMENT, nullable=True),
        sa.Column("locked_at", MOMENT, nullable=True),
        sa.CheckConstraint("(issuer is null) = (subject is null)", name=op.f("account_identity_whole_check")),
        sa.CheckConstraint(
            "(name is null) = (password_hash is null) and (name is null) = (totp_secret is null)",
            name=op.f("account_password_whole_check"),
        ),
        sa.CheckConstraint("name is not null or issuer is not null", name=op.f("account_way_in_check")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("account_pkey")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("account_issuer_subject_key")),
        sa.UniqueConstraint("name", name=op.f("account_name_key")),
        schema=SCHEMA,
    )


def _duty(table: str) -> tuple[sa.Column[str] | sa.CheckConstraint, ...]:
    return (
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("home_unit", sa.Text(), nullable=False),
        sa.Column("home_kind", sa.Text(), nullable=False),
        sa.Column("school_code", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "role in ('school_clerk', 'unit_clerk', 'unit_supervisor', 'draw_officer', 'draw_releaser', 'auditor', "
            "'administrator')",
            name=op.f(f"{table}_role_known_check"),
        ),
        sa.CheckConstraint(
            "home_kind in ('education', 'school', 'unit_above', 'discipline', 'notary', 'audit')",
            name=op.f(f"{table}_home_kind_known_check"),
        ),
        sa.CheckConstraint(
            "scope ~ '^[0-9]{2,6}$' and home_unit ~ '^[0-9]{2,6}$'", name=op.f(f"{table}_scope_digits_check")
        ),
        sa.CheckConstraint(
            "(role = 'school_clerk') = (school_code is not null)",
            name=op.f(f"{table}_school_of_a_school_clerk_check"),
        ),
    )


def _create_session() -> None:
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("last_seen_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.CheckConstraint("way in ('code', 'recovery', 'identity')", name=op.f("session_way_known_check")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.account.staff_id"], name=op.f("session_staff_id_fkey")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("session_pkey")),
        sa.UniqueConstraint("session_id", name=op.f("session_session_id_key")),
        schema=SCHEMA,
    )
    op.create_index(op.f("session_staff_id_idx"), "session", ["staff_id"], schema=SCHEMA)
    op.create_index(op.f("session_ends_at_idx"), "session", ["ends_at"], schema=SCHEMA)


def _create_recovery_code() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.account.staff_id"], name=op.f("recovery_code_staff_id_fkey")),
        sa.PrimaryKeyConstraint("staff_id", "code_hash", name=op.f("recovery_code_pkey")),
        schema=SCHEMA,
    )


def _create_sign_in_try() -> None:
    op.create_table(
        "sign_in_try",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("tried_index", sa.LargeBinary(), nullable=False, comment="blind index of a name or an address"),
        sa.Column("window_start", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind in ('name', 'address')", name=op.f("sign_in_try_kind_known_check")),
        sa.PrimaryKeyConstraint("kind", "tried_index", "window_start", name=op.f("sign_in_try_pkey")),
        schema=SCHEMA,
    )
