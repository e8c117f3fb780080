"""Tables of evidence: answers of registries, sealed; every question that was asked; and who looked at a card."""

import sqlalchemy as sa

from services.verification.store.case_tables import MOMENT
from services.verification.store.metadata import metadata

registry_answer = sa.Table(
    "registry_answer",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("registry", sa.Text, primary_key=True),
    sa.Column("key_index", sa.LargeBinary, primary_key=True, comment="blind index of the identity number"),
    sa.Column("body", sa.LargeBinary, nullable=False, comment="sealed: the signed reply as it came"),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("authority", sa.Text, nullable=False),
    sa.Column("received_at", MOMENT, nullable=False),
    sa.Column("valid_until", MOMENT, nullable=False),
)

registry_query = sa.Table(
    "registry_query",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("query_id", sa.Uuid, primary_key=True),
    sa.Column("application_number", sa.Text, nullable=False),
    sa.Column("registry", sa.Text, nullable=False),
    sa.Column("key_index", sa.LargeBinary, nullable=False, comment="blind index of the identity number"),
    sa.Column("person", sa.Text, nullable=False, comment="who asked: system, or a clerk"),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("asked_at", MOMENT, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.CheckConstraint(
        "outcome in ('found', 'absent', 'timeout', 'unavailable', 'garbage', 'bad_signature', 'quota', 'refused')",
        name="outcome",
    ),
    sa.Index(None, "unit_code", "application_number"),
)

card_view = sa.Table(
    "card_view",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("view_id", sa.Uuid, primary_key=True),
    sa.Column("application_number", sa.Text, nullable=False),
    sa.Column("clerk_id", sa.Uuid, nullable=False),
    sa.Column("seen_at", MOMENT, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("full_numbers", sa.Boolean, nullable=False),
    sa.Column("note", sa.LargeBinary, comment="sealed"),
    sa.Index(None, "unit_code", "application_number", "seen_at"),
)
