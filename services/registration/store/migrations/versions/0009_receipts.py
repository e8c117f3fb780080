"""Receipts are signed notes, kept sealed; an addendum says who the child is."""

import sqlalchemy as sa
from alembic import op

from shared.database.scope import guard, unguard

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Keep the note instead of the bare signature, and addenda beside it."""
    op.drop_column("receipt", "signature", schema="registration")
    op.add_column("receipt", sa.Column("sealed_note", sa.LargeBinary, nullable=True), schema="registration")
    op.create_table(
        "receipt_addendum",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_addendum", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "number", "version", name=op.f("receipt_addendum_pkey")),
        sa.ForeignKeyConstraint(
            ["unit_code", "number", "version"],
            [f"registration.receipt.{name}" for name in ("unit_code", "number", "version")],
            name=op.f("receipt_addendum_unit_code_number_version_fkey"),
        ),
        schema="registration",
    )
    guard(op, "registration", "receipt_addendum")
    # Notes are sealed anew when keys change, and emptied when their time is over; nothing else ever changes.
    op.execute("grant update (sealed_note) on registration.receipt to registration")
    op.execute("revoke update on registration.receipt_addendum from registration")
    op.execute("grant update (sealed_addendum) on registration.receipt_addendum to registration")


def downgrade() -> None:
    """Go back; the notes are lost."""
    unguard(op, "registration", "receipt_addendum")
    op.drop_table("receipt_addendum", schema="registration")
    op.drop_column("receipt", "sealed_note", schema="registration")
    op.add_column("receipt", sa.Column("signature", sa.LargeBinary, nullable=True), schema="registration")
