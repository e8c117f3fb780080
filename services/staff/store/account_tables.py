"""Accounts, their sessions, what they recover with, and tries to sign in."""

import sqlalchemy as sa

from services.staff.store.duty_columns import duty_columns
from services.staff.store.metadata import MOMENT, metadata

account = sa.Table(
    "account",
    metadata,
    sa.Column("staff_id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=True, unique=True, comment="to sign in with; none with the identity service"),
    sa.Column("display_name", sa.Text, nullable=False),
    *duty_columns(),
    sa.Column("password_hash", sa.Text, nullable=True, comment="argon2id"),
    sa.Column("totp_secret", sa.LargeBinary, nullable=True, comment="sealed"),
    sa.Column("totp_step", sa.BigInteger, nullable=False, server_default="0", comment="of the last code used"),
    sa.Column("issuer", sa.Text, nullable=True),
    sa.Column("subject", sa.Text, nullable=True),
    sa.Column("made_at", MOMENT, nullable=False),
    sa.Column("password_at", MOMENT, nullable=True),
    sa.Column("locked_at", MOMENT, nullable=True),
    sa.UniqueConstraint("issuer", "subject"),
    sa.CheckConstraint("(issuer is null) = (subject is null)", name="identity_whole"),
    sa.CheckConstraint(
        "(name is null) = (password_hash is null) and (name is null) = (totp_secret is null)", name="password_whole"
    ),
    sa.CheckConstraint("name is not null or issuer is not null", name="way_in"),
)

session = sa.Table(
    "session",
    metadata,
    sa.Column("token_hash", sa.LargeBinary, primary_key=True),
    sa.Column("session_id", sa.Uuid, nullable=False, unique=True),
    sa.Column("staff_id", sa.Uuid, sa.ForeignKey(account.c.staff_id), nullable=False, index=True),
    sa.Column("way", sa.Text, nullable=False),
    sa.Column("began_at", MOMENT, nullable=False),
    sa.Column("last_seen_at", MOMENT, nullable=False),
    sa.Column("ends_at", MOMENT, nullable=False, index=True),
    sa.CheckConstraint("way in ('code', 'recovery', 'identity')", name="way_known"),
)

recovery_code = sa.Table(
    "recovery_code",
    metadata,
    sa.Column("staff_id", sa.Uuid, sa.ForeignKey(account.c.staff_id), primary_key=True),
    sa.Column("code_hash", sa.LargeBinary, primary_key=True),
    sa.Column("made_at", MOMENT, nullable=False),
)

sign_in_try = sa.Table(
    "sign_in_try",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("tried_index", sa.LargeBinary, primary_key=True, comment="blind index of a name or an address"),
    sa.Column("window_start", MOMENT, primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.CheckConstraint("kind in ('name', 'address')", name="kind_known"),
)
