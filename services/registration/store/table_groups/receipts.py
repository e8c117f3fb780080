"""Addenda to receipts: who the child is, as a signed note, once verification has settled it."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import metadata, moment, octets, text, unit_column

RECEIPT = [f"registration.receipt.{name}" for name in ("unit_code", "number", "version")]

receipt_addendum = sa.Table(
    "receipt_addendum",
    metadata,
    unit_column(),
    text("number"),
    sa.Column("version", sa.Integer, nullable=False),
    moment("settled_at"),
    octets("sealed_addendum"),
    sa.PrimaryKeyConstraint("unit_code", "number", "version"),
    sa.ForeignKeyConstraint(["unit_code", "number", "version"], RECEIPT),
)
