"""Tables about proposals: exactly what somebody asked a second person to allow, beside the request itself."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.verification.store.metadata import metadata

proposal = sa.Table(
    "proposal",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("approval_id", sa.Uuid, primary_key=True),
    sa.Column("application_number", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("facts", ARRAY(sa.Text), nullable=False),
    sa.Column("reason_code", sa.Text, nullable=False),
    sa.Column("reason", sa.LargeBinary, nullable=False, comment="sealed: why, for the second person"),
    sa.Column("saw_paper", sa.Boolean, nullable=False),
    sa.Column("rules_sha256", sa.Text, nullable=False),
    sa.Column("evidence_sha256", sa.Text, nullable=False),
    sa.Column("answer", sa.LargeBinary, comment="sealed: the second person's reason"),
    sa.CheckConstraint("act in ('OVERRIDE_FINDING', 'RAISE_TIER')", name="act"),
)

rules_proposal = sa.Table(
    "rules_proposal",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("approval_id", sa.Uuid, primary_key=True),
    sa.Column("document", JSONB, nullable=False),
    sa.Column("reason", sa.LargeBinary, nullable=False, comment="sealed: why, for the second person"),
    sa.Column("answer", sa.LargeBinary, comment="sealed: the second person's reason"),
)
