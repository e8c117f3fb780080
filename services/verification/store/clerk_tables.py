"""Tables about clerks: accounts with the scope they may see, sessions, and tries to sign in."""

import sqlalchemy as sa

from services.verification.store.case_tables import MOMENT
from services.verification.store.metadata import metadata

clerk = sa.Table(
    "clerk",
    metadata,
    sa.Column("clerk_id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("display_name", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False, comment="a prefix of unit codes: 14, 1401 or 140105"),
    sa.Column("password_hash", sa.Text, nullable=False, comment="argon2id"),
    sa.Column("created_at", MOMENT, nullable=False),
    sa.CheckConstraint("scope ~ '^[0-9]{2,6}$'", name="scope"),
)

clerk_session = sa.Table(
    "clerk_session",
    metadata,
    sa.Column("token_hash", sa.LargeBinary, primary_key=True),
    sa.Column("clerk_id", sa.Uuid, sa.ForeignKey("verification.clerk.clerk_id", ondelete="CASCADE"), nullable=False),
    sa.Column("signed_in_at", MOMENT, nullable=False),
    sa.Column("last_seen_at", MOMENT, nullable=False),
    sa.Column("ends_at", MOMENT, nullable=False),
    sa.Index(None, "clerk_id"),
)

sign_in_try = sa.Table(
    "sign_in_try",
    metadata,
    sa.Column("name_index", sa.LargeBinary, primary_key=True, comment="blind index of the typed name"),
    sa.Column("window_start", MOMENT, primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
)
