"""Units with their rules, and the schools they offer."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from services.registration.store.table_groups.base import metadata, moment, text, unit_column

admission_unit = sa.Table(
    "admission_unit",
    metadata,
    unit_column(),
    text("season"),
    text("stage"),
    sa.Column("rules", JSONB, nullable=False),
    moment("loaded_at"),
    moment("frozen_at", null=True),
    sa.PrimaryKeyConstraint("unit_code"),
    sa.CheckConstraint("unit_code ~ '^[0-9]{6}$'", name="six_digits"),
)

school = sa.Table(
    "school",
    metadata,
    unit_column(),
    text("school_code"),
    text("category"),
    text("name"),
    text("kind"),
    sa.Column("seats", sa.Integer, nullable=False),
    text("zone"),
    text("approval_no"),
    sa.Column("place", sa.Integer, nullable=False),
    sa.PrimaryKeyConstraint("unit_code", "school_code", "category"),
    sa.ForeignKeyConstraint(["unit_code"], ["registration.admission_unit.unit_code"]),
    sa.CheckConstraint("kind in ('public', 'private')", name="kind_known"),
    sa.CheckConstraint("seats >= 0", name="seats"),
)
