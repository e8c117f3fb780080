"""The keys of the children's pseudonyms and what was done with them; and which child is proven in which unit."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import metadata, moment, octets, text, unit_column

pid_key = sa.Table(
    "pid_key",
    metadata,
    unit_column(),
    text("season"),
    text("stage"),
    octets("sealed_key", null=True),
    text("commitment"),
    moment("made_at"),
    sa.PrimaryKeyConstraint("unit_code", "season", "stage"),
)
"""One key per unit, season and stage, made once; without its value once it was destroyed."""

pid_key_act = sa.Table(
    "pid_key_act",
    metadata,
    unit_column(),
    text("season"),
    text("stage"),
    sa.Column("act_id", sa.BigInteger, sa.Identity(), nullable=False),
    text("act"),
    moment("done_at"),
    text("done_by"),
    text("allowed_by"),
    text("recipient"),
    text("file_sha256"),
    sa.PrimaryKeyConstraint("unit_code", "season", "stage", "act_id"),
    sa.ForeignKeyConstraint(
        ["unit_code", "season", "stage"],
        ["registration.pid_key.unit_code", "registration.pid_key.season", "registration.pid_key.stage"],
    ),
    sa.CheckConstraint("act in ('handed_over', 'destroyed')", name="act_known"),
    sa.CheckConstraint("done_by <> allowed_by", name="two_people"),
)
"""Hand-overs and the destruction, kept for good: when, by which two people, to which key of a notary."""

identity_claim = sa.Table(
    "identity_claim",
    metadata,
    unit_column(),
    sa.Column("claim_id", sa.BigInteger, sa.Identity(), nullable=False),
    octets("child_index"),
    text("season"),
    text("stage"),
    text("number"),
    text("state"),
    moment("noted_at"),
    sa.PrimaryKeyConstraint("unit_code", "claim_id"),
    sa.CheckConstraint("state in ('proven', 'ended')", name="state_known"),
    sa.Index(None, "child_index"),
    sa.Index(None, "unit_code", "number"),
)
"""Where a child is proven, in every unit of the province: written by a trigger, only ever added to, seen by all."""
