"""The doors of a family: limits counted in windows, identities of the province, and who may help whom."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import identifier, metadata, moment, octets, text, unit_column

rate_window = sa.Table(
    "rate_window",
    metadata,
    text("kind"),
    octets("who"),
    moment("begins_at"),
    moment("ends_at"),
    sa.Column("times", sa.Integer, nullable=False),
    sa.PrimaryKeyConstraint("kind", "who"),
    sa.Index(None, "ends_at"),
)
"""How often one phone or one network address did something; `who` is a keyed hash, never the address itself."""

province_identity = sa.Table(
    "province_identity",
    metadata,
    octets("subject_hash"),
    octets("account_id"),
    moment("bound_at"),
    sa.PrimaryKeyConstraint("subject_hash"),
    sa.ForeignKeyConstraint(["account_id"], ["registration.account.account_id"]),
    sa.Index(None, "account_id"),
)
"""Which account a person of the province's identity service has; the subject is kept as a keyed hash."""

province_answer = sa.Table(
    "province_answer",
    metadata,
    octets("state_hash"),
    moment("ends_at"),
    sa.PrimaryKeyConstraint("state_hash"),
    sa.Index(None, "ends_at"),
)
"""The states of the identity service that came back once and are good no more."""

helper_grant = sa.Table(
    "helper_grant",
    metadata,
    unit_column(),
    identifier("grant_id"),
    text("season"),
    octets("account_id"),
    octets("helper_account"),
    octets("sealed_guardian_name"),
    octets("sealed_helper_name"),
    octets("sealed_helper_phone"),
    moment("named_at"),
    moment("until", null=True),
    moment("answered_at", null=True),
    sa.Column("accepted", sa.Boolean, nullable=True),
    moment("ended_at", null=True),
    sa.PrimaryKeyConstraint("unit_code", "grant_id"),
    sa.ForeignKeyConstraint(["unit_code"], ["registration.admission_unit.unit_code"]),
    sa.Index(None, "account_id", "unit_code"),
    sa.Index(None, "helper_account", "unit_code"),
    sa.Index(
        "helper_grant_one_at_a_time",
        "unit_code",
        "season",
        "account_id",
        "helper_account",
        unique=True,
        postgresql_where=sa.text("ended_at is null"),
    ),
)
"""A guardian lets the owner of another phone act in a unit and season, until a moment or until it is taken back."""

helper_act = sa.Table(
    "helper_act",
    metadata,
    unit_column(),
    octets("account_id"),
    octets("helper_account"),
    sa.Column("act_id", sa.BigInteger, sa.Identity(), nullable=False),
    text("act"),
    moment("done_at"),
    sa.PrimaryKeyConstraint("unit_code", "account_id", "act_id"),
    sa.ForeignKeyConstraint(["unit_code"], ["registration.admission_unit.unit_code"]),
)
"""What a helper did besides sending and correcting (which stand in application_act), for the family's own page."""
