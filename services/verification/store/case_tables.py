"""Tables about cases: the case itself, the checks it needs, the findings made, the rules they were made by."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.verification.store.metadata import metadata

MOMENT = sa.DateTime(timezone=True)

unit_rules = sa.Table(
    "unit_rules",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, sa.Identity(), nullable=False),
    sa.Column("document", JSONB, nullable=False),
    sa.Column("loaded_at", MOMENT, nullable=False),
)

case_file = sa.Table(
    "case_file",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("application_number", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("claim", sa.LargeBinary, comment="sealed"),
    sa.Column("attempts", sa.Integer, nullable=False, comment="counted before anyone is asked"),
    sa.Column("next_at", MOMENT),
    sa.Column("last_error", sa.Text),
    sa.Column("causes", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("cause_registries", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("silent", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("needs_paper", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("deadline", MOMENT),
    sa.Column("assigned_to", sa.Uuid),
    sa.Column("assigned_at", MOMENT),
    sa.Column("put_back_by", sa.Uuid),
    sa.Column("received_at", MOMENT, nullable=False),
    sa.Column("settled_at", MOMENT),
    sa.Column("settled_by", sa.Text),
    sa.Column(
        "people",
        ARRAY(sa.LargeBinary),
        nullable=False,
        server_default="{}",
        comment="blind indexes of everyone on the claim",
    ),
    sa.Column("approval_id", sa.Uuid),
    sa.Column("erased_at", MOMENT),
    sa.CheckConstraint(
        "state in ('asking', 'waiting', 'exception', 'refusal', 'confirmed', 'returned', 'refused', 'closed', "
        "'approval')",
        name="state",
    ),
    sa.CheckConstraint("settled_by in ('machine', 'clerk')", name="settled_by"),
    sa.Index(None, "state", "unit_code", "deadline"),
    sa.Index("case_file_due_idx", "next_at", postgresql_where=sa.text("state in ('asking', 'waiting')")),
)

registry_check = sa.Table(
    "registry_check",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("application_number", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("registry", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("key_index", sa.LargeBinary, nullable=False, comment="blind index of the identity number"),
    sa.Column("attempts", sa.Integer, nullable=False, comment="counted before the registry is asked"),
    sa.Column("asked_at", MOMENT, nullable=False),
    sa.Column("outcome", sa.Text),
    sa.Column("last_error", sa.Text, comment="why the registry is silent"),
    sa.Column("answered_at", MOMENT),
    sa.Column("answer_sha256", sa.Text),
    sa.Index(None, "key_index"),
)

finding = sa.Table(
    "finding",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("finding_id", sa.Uuid, primary_key=True),
    sa.Column("seq", sa.BigInteger, sa.Identity(), nullable=False),
    sa.Column("application_number", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("made_at", MOMENT, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("clerk_id", sa.Uuid),
    sa.Column("second_clerk_id", sa.Uuid),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("facts", ARRAY(sa.Text), nullable=False),
    sa.Column("causes", ARRAY(sa.Text), nullable=False),
    sa.Column("reason_code", sa.Text, nullable=False),
    sa.Column("reason", sa.LargeBinary, comment="sealed: the clerk's reason, for the record"),
    sa.Column("sentence", sa.LargeBinary, comment="sealed: what the family reads"),
    sa.Column("saw_paper", sa.Boolean, nullable=False),
    sa.Column("rules_sha256", sa.Text, nullable=False),
    sa.Column("evidence_sha256", sa.Text, nullable=False),
    sa.CheckConstraint("made_by in ('machine', 'clerk')", name="made_by"),
    sa.CheckConstraint("(made_by = 'clerk') = (clerk_id is not null)", name="clerk"),
    sa.CheckConstraint("standing in ('proven', 'with_clerk', 'with_family', 'waiting', 'refused')", name="standing"),
    sa.CheckConstraint(
        "standing <> 'refused' or (made_by = 'clerk' and second_clerk_id <> clerk_id)", name="two_people_refuse"
    ),
    sa.Index(None, "unit_code", "application_number", "seq"),
)

refusal = sa.Table(
    "refusal",
    metadata,
    sa.Column("unit_code", sa.Text, primary_key=True),
    sa.Column("application_number", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("proposed_by", sa.Uuid, nullable=False),
    sa.Column("proposed_at", MOMENT, nullable=False),
    sa.Column("reason_code", sa.Text, nullable=False),
    sa.Column("reason", sa.LargeBinary, nullable=False, comment="sealed: for the record"),
    sa.Column("next_step", sa.LargeBinary, nullable=False, comment="sealed: what the family can still do"),
)
