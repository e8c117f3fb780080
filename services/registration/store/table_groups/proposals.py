"""Rules of a unit that somebody proposes while others are in use; no personal data."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from services.registration.store.table_groups.base import metadata, moment, text, unit_column

unit_proposal = sa.Table(
    "unit_proposal",
    metadata,
    unit_column(),
    text("content_sha256"),
    sa.Column("document", JSONB, nullable=False),
    moment("proposed_at"),
    sa.PrimaryKeyConstraint("unit_code", "content_sha256"),
)
