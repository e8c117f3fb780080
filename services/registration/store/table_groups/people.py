"""Accounts (a phone), the codes sent to them, their sessions, their drafts. Phones and drafts are sealed."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import identifier, metadata, moment, octets, unit_column

account = sa.Table(
    "account",
    metadata,
    octets("account_id"),
    octets("sealed_phone"),
    moment("created_at"),
    sa.PrimaryKeyConstraint("account_id"),
)

sign_in_code = sa.Table(
    "sign_in_code",
    metadata,
    octets("account_id"),
    octets("code_hash"),
    moment("sent_at"),
    moment("expires_at"),
    sa.Column("tries", sa.SmallInteger, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("sent_that_day", sa.SmallInteger, nullable=False),
    sa.PrimaryKeyConstraint("account_id"),
)

session = sa.Table(
    "session",
    metadata,
    octets("token_hash"),
    octets("account_id"),
    moment("created_at"),
    moment("seen_at"),
    moment("expires_at"),
    moment("revoked_at", null=True),
    sa.Column("how", sa.Text, nullable=False),
    sa.Column("patient", sa.Boolean, nullable=False),
    sa.Column("helps_unit", sa.Text, nullable=True),
    identifier("helps_grant", null=True),
    sa.PrimaryKeyConstraint("token_hash"),
    sa.ForeignKeyConstraint(["account_id"], ["registration.account.account_id"]),
    sa.CheckConstraint("how in ('sms', 'province')", name="how_known"),
    sa.Index(None, "account_id"),
)

sms_outbox = sa.Table(
    "sms_outbox",
    metadata,
    identifier("sms_id"),
    octets("account_id"),
    octets("sealed_phone"),
    octets("sealed_text"),
    moment("sent_at"),
    sa.PrimaryKeyConstraint("sms_id"),
    sa.Index(None, "account_id", "sent_at"),
)

draft = sa.Table(
    "draft",
    metadata,
    unit_column(),
    octets("account_id"),
    identifier("slot"),
    sa.Column("version", sa.Integer, nullable=False),
    octets("sealed_content"),
    moment("saved_at"),
    sa.PrimaryKeyConstraint("unit_code", "account_id", "slot"),
    sa.ForeignKeyConstraint(["unit_code"], ["registration.admission_unit.unit_code"]),
)
