"""Units, schools and applications: one sealed column per item of the form that is asked at registration."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0001"
down_revision = None

SCHEMA = "registration"
MOMENT = sa.DateTime(timezone=True)
SEALED = (
    "sealed_one_guardian_reason",
    "sealed_name",
    "sealed_gender",
    "sealed_birth_date",
    "sealed_birth_place_code",
    "sealed_native_place",
    "sealed_ethnic_group",
    "sealed_nationality",
    "sealed_id_type",
    "sealed_id_number",
    "sealed_hmt_overseas",
    "sealed_hukou_place_code",
    "sealed_current_address",
    "sealed_home_address",
    "sealed_phone",
    "sealed_is_migrant_child",
    "sealed_is_martyr_or_entitled_child",
    "sealed_guardian1_name",
    "sealed_guardian1_relation",
    "sealed_guardian1_current_address",
    "sealed_guardian1_hukou_place_code",
    "sealed_guardian1_phone",
    "sealed_guardian1_is_guardian",
    "sealed_guardian1_id_type",
    "sealed_guardian1_id_number",
    "sealed_guardian2_name",
    "sealed_guardian2_relation",
    "sealed_guardian2_current_address",
    "sealed_guardian2_hukou_place_code",
    "sealed_guardian2_phone",
    "sealed_guardian2_is_guardian",
    "sealed_guardian2_id_type",
    "sealed_guardian2_id_number",
)
STATES = "'claim', 'with_clerk', 'with_family', 'waiting', 'refused', 'proven', 'duplicate', 'withdrawn', 'merged'"
CHILD = ["unit_code", "season", "stage", "child_index"]


def upgrade() -> None:
    """Make the tables."""
    _make_admission_unit()
    _make_school()
    _make_application()
    _index_application()
    _make_receipt()
    _make_choice()
    _make_application_act()
    for table in ("receipt", "application_act"):
        op.execute(f"revoke update, delete, truncate on {SCHEMA}.{table} from registration")


def downgrade() -> None:
    """Drop the tables."""
    for table in ("application_act", "choice", "receipt", "application", "school", "admission_unit"):
        op.drop_table(table, schema=SCHEMA)


def _make_admission_unit() -> None:
    op.create_table(
        "admission_unit",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("rules", JSONB, nullable=False),
        sa.Column("loaded_at", MOMENT, nullable=False),
        sa.Column("frozen_at", MOMENT, nullable=True),
        sa.CheckConstraint("unit_code ~ '^[0-9]{6}$'", name=op.f("admission_unit_six_digits_check")),
        sa.PrimaryKeyConstraint("unit_code", name=op.f("admission_unit_pkey")),
        schema=SCHEMA,
    )


def _make_school() -> None:
    op.create_table(
        "school",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("school_code", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("seats", sa.Integer, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("approval_no", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.CheckConstraint("kind in ('public', 'private')", name=op.f("school_kind_known_check")),
        sa.CheckConstraint("seats >= 0", name=op.f("school_seats_check")),
        _of_a_unit("school"),
        sa.PrimaryKeyConstraint("unit_code", "school_code", "category", name=op.f("school_pkey")),
        schema=SCHEMA,
    )


def _make_application() -> None:
    op.create_table(
        "application",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("submission", sa.LargeBinary, nullable=False),
        sa.Column("child_index", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("together_with", sa.Text, nullable=True),
        sa.Column("facts", ARRAY(sa.Text), nullable=False),
        sa.Column("found_by", sa.Text, nullable=True),
        sa.Column("finding_id", sa.Uuid, nullable=True),
        sa.Column("sealed_notice", sa.LargeBinary, nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in SEALED),
        sa.CheckConstraint("found_by in ('machine', 'clerk')", name=op.f("application_found_by_known_check")),
        sa.CheckConstraint(f"state in ({STATES})", name=op.f("application_state_known_check")),
        _of_a_unit("application"),
        sa.PrimaryKeyConstraint("unit_code", "number", name=op.f("application_pkey")),
        schema=SCHEMA,
    )


def _index_application() -> None:
    accounts = op.f("application_account_id_unit_code_idx")
    op.create_index(accounts, "application", ["account_id", "unit_code"], schema=SCHEMA)
    children = op.f("application_child_index_unit_code_season_stage_idx")
    op.create_index(children, "application", ["child_index", "unit_code", "season", "stage"], schema=SCHEMA)
    op.create_index(
        "application_one_proven_per_child",
        "application",
        CHILD,
        unique=True,
        schema=SCHEMA,
        postgresql_where=sa.text("state = 'proven'"),
    )


def _make_receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("request_hash", sa.LargeBinary, nullable=False),
        sa.Column("form_hash", sa.LargeBinary, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        _of_an_application("receipt"),
        sa.PrimaryKeyConstraint("unit_code", "number", "version", name=op.f("receipt_pkey")),
        schema=SCHEMA,
    )


def _make_choice() -> None:
    op.create_table(
        "choice",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("place", sa.SmallInteger, nullable=False),
        sa.Column("school_code", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        _of_an_application("choice"),
        sa.PrimaryKeyConstraint("unit_code", "number", "place", name=op.f("choice_pkey")),
        schema=SCHEMA,
    )


def _make_application_act() -> None:
    op.create_table(
        "application_act",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("act_id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        _of_an_application("application_act"),
        sa.PrimaryKeyConstraint("unit_code", "number", "act_id", name=op.f("application_act_pkey")),
        schema=SCHEMA,
    )


def _of_a_unit(table: str) -> sa.ForeignKeyConstraint:
    columns = [f"{SCHEMA}.admission_unit.unit_code"]
    return sa.ForeignKeyConstraint(["unit_code"], columns, name=op.f(f"{table}_unit_code_fkey"))


def _of_an_application(table: str) -> sa.ForeignKeyConstraint:
    columns = [f"{SCHEMA}.application.unit_code", f"{SCHEMA}.application.number"]
    return sa.ForeignKeyConstraint(["unit_code", "number"], columns, name=op.f(f"{table}_unit_code_number_fkey"))
