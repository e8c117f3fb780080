"""Limits in windows, how a session was opened, identities of the province, and who may help whom."""

import sqlalchemy as sa
from alembic import op

from shared.database.scope import guard

revision = "0008"
down_revision = "0007"

SCHEMA = "registration"
MOMENT = sa.DateTime(timezone=True)
SEALED = ("guardian_name", "helper_name", "helper_phone")
OF_A_SESSION = ("helps_grant", "helps_unit", "patient", "how")


def upgrade() -> None:
    """Make the tables and the columns."""
    _widen_session()
    _make_rate_window()
    _make_province_identity()
    _make_province_answer()
    _make_helper_grant()
    _make_helper_act()
    op.add_column("application_act", sa.Column("helper_account", sa.LargeBinary, nullable=True), schema=SCHEMA)
    for table in ("helper_grant", "helper_act"):
        guard(op, SCHEMA, table)


def downgrade() -> None:
    """Drop them."""
    op.drop_column("application_act", "helper_account", schema=SCHEMA)
    for table in ("helper_act", "helper_grant", "province_answer", "province_identity", "rate_window"):
        op.drop_table(table, schema=SCHEMA)
    for column in OF_A_SESSION:
        op.drop_column("session", column, schema=SCHEMA)


def _widen_session() -> None:
    op.add_column("session", sa.Column("how", sa.Text, nullable=False, server_default="sms"), schema=SCHEMA)
    patient = sa.Column("patient", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("session", patient, schema=SCHEMA)
    for column in ("how", "patient"):
        op.alter_column("session", column, server_default=None, schema=SCHEMA)
    op.add_column("session", sa.Column("helps_unit", sa.Text, nullable=True), schema=SCHEMA)
    op.add_column("session", sa.Column("helps_grant", sa.Uuid, nullable=True), schema=SCHEMA)
    how = "how in ('sms', 'province')"
    op.create_check_constraint(op.f("session_how_known_check"), "session", how, schema=SCHEMA)


def _make_rate_window() -> None:
    op.create_table(
        "rate_window",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("kind", "who", name=op.f("rate_window_pkey")),
        schema=SCHEMA,
    )
    op.create_index(op.f("rate_window_ends_at_idx"), "rate_window", ["ends_at"], schema=SCHEMA)


def _make_province_identity() -> None:
    account = [f"{SCHEMA}.account.account_id"]
    op.create_table(
        "province_identity",
        sa.Column("subject_hash", sa.LargeBinary, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("bound_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], account, name=op.f("province_identity_account_id_fkey")),
        sa.PrimaryKeyConstraint("subject_hash", name=op.f("province_identity_pkey")),
        schema=SCHEMA,
    )
    op.create_index(op.f("province_identity_account_id_idx"), "province_identity", ["account_id"], schema=SCHEMA)


def _make_province_answer() -> None:
    op.create_table(
        "province_answer",
        sa.Column("state_hash", sa.LargeBinary, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("province_answer_pkey")),
        schema=SCHEMA,
    )
    op.create_index(op.f("province_answer_ends_at_idx"), "province_answer", ["ends_at"], schema=SCHEMA)


def _make_helper_grant() -> None:
    op.create_table(
        "helper_grant",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("grant_id", sa.Uuid, nullable=False),
        sa.Column("season", sa.Text, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("account_id", "helper_account")),
        *(sa.Column(f"sealed_{name}", sa.LargeBinary, nullable=False) for name in SEALED),
        sa.Column("named_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("accepted", sa.Boolean, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_code"], [f"{SCHEMA}.admission_unit.unit_code"], name=op.f("helper_grant_unit_code_fkey")
        ),
        sa.PrimaryKeyConstraint("unit_code", "grant_id", name=op.f("helper_grant_pkey")),
        schema=SCHEMA,
    )
    _index_helper_grant()


def _index_helper_grant() -> None:
    for person in ("account_id", "helper_account"):
        name = op.f(f"helper_grant_{person}_unit_code_idx")
        op.create_index(name, "helper_grant", [person, "unit_code"], schema=SCHEMA)
    op.create_index(
        "helper_grant_one_at_a_time",
        "helper_grant",
        ["unit_code", "season", "account_id", "helper_account"],
        unique=True,
        schema=SCHEMA,
        postgresql_where=sa.text("ended_at is null"),
    )


def _make_helper_act() -> None:
    op.create_table(
        "helper_act",
        sa.Column("unit_code", sa.Text, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("account_id", "helper_account")),
        sa.Column("act_id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_code"], [f"{SCHEMA}.admission_unit.unit_code"], name=op.f("helper_act_unit_code_fkey")
        ),
        sa.PrimaryKeyConstraint("unit_code", "account_id", "act_id", name=op.f("helper_act_pkey")),
        schema=SCHEMA,
    )
