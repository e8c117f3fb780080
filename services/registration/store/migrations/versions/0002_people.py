"""Accounts, codes, sessions, the local SMS outbox, drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SCHEMA = "registration"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_account()
    _make_sign_in_code()
    _make_session()
    _make_sms_outbox()
    _make_draft()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("draft", "sms_outbox", "session", "sign_in_code", "account"):
        op.drop_table(table, schema=SCHEMA)


def _make_account() -> None:
    op.create_table(
        "account",
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("sealed_phone", sa.LargeBinary, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("account_pkey")),
        schema=SCHEMA,
    )


def _make_sign_in_code() -> None:
    op.create_table(
        "sign_in_code",
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("sent_that_day", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("sign_in_code_pkey")),
        schema=SCHEMA,
    )


def _make_session() -> None:
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], [f"{SCHEMA}.account.account_id"], name=op.f("session_account_id_fkey")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("session_pkey")),
        schema=SCHEMA,
    )
    op.create_index(op.f("session_account_id_idx"), "session", ["account_id"], schema=SCHEMA)


def _make_sms_outbox() -> None:
    op.create_table(
        "sms_outbox",
        sa.Column("sms_id", sa.Uuid, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("sealed_phone", sa.LargeBinary, nullable=False),
        sa.Column("sealed_text", sa.LargeBinary, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sms_id", name=op.f("sms_outbox_pkey")),
        schema=SCHEMA,
    )
    latest = op.f("sms_outbox_account_id_sent_at_idx")
    op.create_index(latest, "sms_outbox", ["account_id", "sent_at"], schema=SCHEMA)


def _make_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("slot", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sealed_content", sa.LargeBinary, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_code"], [f"{SCHEMA}.admission_unit.unit_code"], name=op.f("draft_unit_code_fkey")
        ),
        sa.PrimaryKeyConstraint("unit_code", "account_id", "slot", name=op.f("draft_pkey")),
        schema=SCHEMA,
    )
