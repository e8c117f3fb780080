"""Cases, the checks they need, findings, rules, messages; a finding stays as it was written, held by a trigger."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = "verification"
MOMENT = sa.DateTime(timezone=True)
RECORDS = ("finding",)
"""Rows of these are written once and never changed."""

KEEP_RECORDS = """
create function verification.keep_records() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'the rows of % are written once', tg_table_name;
end $$
"""


def upgrade() -> None:
    """Make the tables."""
    _create_unit_rules()
    _create_case_file()
    _create_registry_check()
    _create_finding()
    _create_refusal()
    _create_outbox()
    _create_seen()
    op.execute(KEEP_RECORDS)
    for table in RECORDS:
        _keep(table)


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("seen", "outbox", "refusal", "finding", "registry_check", "case_file", "unit_rules"):
        op.drop_table(table, schema=SCHEMA)
    op.execute("drop function verification.keep_records()")


def _keep(table: str) -> None:
    op.execute(f"revoke update, delete on {SCHEMA}.{table} from {SCHEMA}")
    op.execute(
        f"create trigger keep_records before update or delete on {SCHEMA}.{table} "
        "for each row execute function verification.keep_records()"
    )
    op.execute(f"alter table {SCHEMA}.{table} enable always trigger keep_records")


def _create_unit_rules() -> None:
    op.create_table(
        "unit_rules",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("document", JSONB(), nullable=False),
        sa.Column("loaded_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "sha256", name="unit_rules_pkey"),
        schema=SCHEMA,
    )


def _create_case_file() -> None:
    op.create_table(
        "case_file",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claim", sa.LargeBinary(), nullable=True, comment="sealed"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="counted before anyone is asked"),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("causes", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("cause_registries", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("silent", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("needs_paper", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("deadline", MOMENT, nullable=True),
        sa.Column("assigned_to", sa.Uuid(), nullable=True),
        sa.Column("assigned_at", MOMENT, nullable=True),
        sa.Column("put_back_by", sa.Uuid(), nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.CheckConstraint("settled_by in ('machine', 'clerk')", name="case_file_settled_by_check"),
        sa.CheckConstraint(
            "state in ('asking', 'waiting', 'exception', 'refusal', 'confirmed', 'returned', 'refused', 'closed')",
            name="case_file_state_check",
        ),
        sa.PrimaryKeyConstraint("unit_code", "application_number", name="case_file_pkey"),
        schema=SCHEMA,
    )
    _index_case_file()


def _index_case_file() -> None:
    op.create_index(
        "case_file_due_idx",
        "case_file",
        ["next_at"],
        unique=False,
        schema=SCHEMA,
        postgresql_where=sa.text("state in ('asking', 'waiting')"),
    )
    op.create_index(
        "case_file_state_unit_code_deadline_idx",
        "case_file",
        ["state", "unit_code", "deadline"],
        unique=False,
        schema=SCHEMA,
    )


def _create_registry_check() -> None:
    op.create_table(
        "registry_check",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("key_index", sa.LargeBinary(), nullable=False, comment="blind index of the identity number"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="counted before the registry is asked"),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True, comment="why the registry is silent"),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answer_sha256", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint(
            "unit_code", "application_number", "version", "registry", "subject", name="registry_check_pkey"
        ),
        schema=SCHEMA,
    )


def _create_finding() -> None:
    op.create_table(
        "finding",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("clerk_id", sa.Uuid(), nullable=True),
        sa.Column("second_clerk_id", sa.Uuid(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("facts", ARRAY(sa.Text()), nullable=False),
        sa.Column("causes", ARRAY(sa.Text()), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True, comment="sealed: the clerk's reason, for the record"),
        sa.Column("sentence", sa.LargeBinary(), nullable=True, comment="sealed: what the family reads"),
        sa.Column("saw_paper", sa.Boolean(), nullable=False),
        sa.Column("rules_sha256", sa.Text(), nullable=False),
        sa.Column("evidence_sha256", sa.Text(), nullable=False),
        sa.CheckConstraint("(made_by = 'clerk') = (clerk_id is not null)", name="finding_clerk_check"),
        sa.CheckConstraint("made_by in ('machine', 'clerk')", name="finding_made_by_check"),
        sa.CheckConstraint(
            "standing <> 'refused' or (made_by = 'clerk' and second_clerk_id <> clerk_id)",
            name="finding_two_people_refuse_check",
        ),
        sa.CheckConstraint(
            "standing in ('proven', 'with_clerk', 'with_family', 'waiting', 'refused')", name="finding_standing_check"
        ),
        sa.PrimaryKeyConstraint("unit_code", "finding_id", name="finding_pkey"),
        schema=SCHEMA,
    )
    op.create_index(
        "finding_unit_code_application_number_seq_idx",
        "finding",
        ["unit_code", "application_number", "seq"],
        unique=False,
        schema=SCHEMA,
    )


def _create_refusal() -> None:
    op.create_table(
        "refusal",
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("application_number", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False, comment="sealed: for the record"),
        sa.Column("next_step", sa.LargeBinary(), nullable=False, comment="sealed: what the family can still do"),
        sa.PrimaryKeyConstraint("unit_code", "application_number", "version", name="refusal_pkey"),
        schema=SCHEMA,
    )


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("receiver in ('verification', 'registration')", name="outbox_receiver_check"),
        sa.PrimaryKeyConstraint("id", name="outbox_pkey"),
        schema=SCHEMA,
    )


def _create_seen() -> None:
    op.create_table(
        "seen",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="seen_pkey"),
        schema=SCHEMA,
    )
    op.create_index("seen_seen_at_idx", "seen", ["seen_at"], unique=False, schema=SCHEMA)
