"""Applications: one sealed column per item of the form, made from the table of items; receipts, choices, acts."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from services.registration.domain.application import State
from services.registration.domain.form.items import registration_items
from services.registration.store.table_groups.base import identifier, metadata, moment, octets, text, unit_column

SEALED_COLUMNS = {item.key: f"sealed_{item.key}" for item in registration_items()}
"""Item to column: every item the family is asked at registration, and no other."""


def _of_an_application() -> sa.ForeignKeyConstraint:
    columns = ["registration.application.unit_code", "registration.application.number"]
    return sa.ForeignKeyConstraint(["unit_code", "number"], columns)


application = sa.Table(
    "application",
    metadata,
    unit_column(),
    text("number"),
    text("season"),
    text("stage"),
    octets("account_id"),
    octets("submission"),
    octets("child_index"),
    sa.Column("guardian_indexes", ARRAY(sa.LargeBinary), nullable=False),
    text("state"),
    sa.Column("version", sa.Integer, nullable=False),
    text("together_with", null=True),
    sa.Column("facts", ARRAY(sa.Text), nullable=False),
    text("found_by", null=True),
    identifier("finding_id", null=True),
    octets("sealed_notice", null=True),
    moment("changed_at"),
    moment("erased_at", null=True),
    octets("sealed_one_guardian_reason", null=True),
    *(octets(name, null=True) for name in SEALED_COLUMNS.values()),
    sa.PrimaryKeyConstraint("unit_code", "number"),
    sa.ForeignKeyConstraint(["unit_code"], ["registration.admission_unit.unit_code"]),
    sa.CheckConstraint(sa.column("state").in_([state.value for state in State]), name="state_known"),
    sa.CheckConstraint("found_by in ('machine', 'clerk')", name="found_by_known"),
    # Not by unit first: on a table that is still empty a foreign key's look-up may take such an index for the primary
    # key, and keeps that plan while the rush fills the table (docs/decisions/0005).
    sa.Index(None, "account_id", "unit_code"),
    sa.Index(None, "child_index", "unit_code", "season", "stage"),
    sa.Index(
        "application_one_proven_per_child",
        "unit_code",
        "season",
        "stage",
        "child_index",
        unique=True,
        postgresql_where=sa.text("state = 'proven'"),
    ),
)

receipt = sa.Table(
    "receipt",
    metadata,
    unit_column(),
    text("number"),
    sa.Column("version", sa.Integer, nullable=False),
    octets("request_hash"),
    octets("form_hash"),
    moment("received_at"),
    octets("sealed_note", null=True),
    sa.PrimaryKeyConstraint("unit_code", "number", "version"),
    _of_an_application(),
)
"""One row per version; the signed note is emptied when its time is over, the hash of the form stays."""

choice = sa.Table(
    "choice",
    metadata,
    unit_column(),
    text("number"),
    sa.Column("place", sa.SmallInteger, nullable=False),
    text("school_code"),
    text("category"),
    sa.PrimaryKeyConstraint("unit_code", "number", "place"),
    _of_an_application(),
)

application_act = sa.Table(
    "application_act",
    metadata,
    unit_column(),
    text("number"),
    sa.Column("act_id", sa.BigInteger, sa.Identity(), nullable=False),
    text("act"),
    moment("done_at"),
    octets("helper_account", null=True),
    sa.PrimaryKeyConstraint("unit_code", "number", "act_id"),
    _of_an_application(),
)
