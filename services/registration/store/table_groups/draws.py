"""What was frozen for a draw (append-only), and what a published draw gave."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import metadata, moment, octets, text, unit_column

draw_freeze = sa.Table(
    "draw_freeze",
    metadata,
    unit_column(),
    text("draw_id"),
    text("season"),
    moment("frozen_at"),
    sa.Column("children", sa.Integer, nullable=False),
    sa.PrimaryKeyConstraint("unit_code", "draw_id"),
    sa.ForeignKeyConstraint(["unit_code"], ["registration.admission_unit.unit_code"]),
)

draw_file = sa.Table(
    "draw_file",
    metadata,
    unit_column(),
    text("draw_id"),
    text("name"),
    text("sha256"),
    octets("content"),
    sa.PrimaryKeyConstraint("unit_code", "draw_id", "name"),
    sa.ForeignKeyConstraint(
        ["unit_code", "draw_id"], ["registration.draw_freeze.unit_code", "registration.draw_freeze.draw_id"]
    ),
)

placement = sa.Table(
    "placement",
    metadata,
    unit_column(),
    text("number"),
    text("draw_id"),
    text("school_code"),
    text("category"),
    text("status"),
    sa.Column("wait", sa.Integer, nullable=True),
    sa.PrimaryKeyConstraint("unit_code", "number", "draw_id", "school_code", "category"),
    sa.ForeignKeyConstraint(
        ["unit_code", "number"], ["registration.application.unit_code", "registration.application.number"]
    ),
)
