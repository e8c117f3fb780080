"""What was frozen for a draw: append-only, held by triggers that also fire on a replica; and what draws gave."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SCHEMA = "registration"
FROZEN = ("draw_freeze", "draw_file")


def upgrade() -> None:
    """Make the tables and close the frozen ones against change."""
    _make_draw_freeze()
    _make_draw_file()
    _make_placement()
    op.execute(
        f"create function {SCHEMA}.refuse_change() returns trigger language plpgsql as "
        "$$ begin raise exception 'what was frozen for a draw does not change'; end $$"
    )
    for table in FROZEN:
        _close(table)


def downgrade() -> None:
    """Drop the tables."""
    for table in ("placement", "draw_file", "draw_freeze"):
        op.drop_table(table, schema=SCHEMA)
    op.execute(f"drop function {SCHEMA}.refuse_change()")


def _close(table: str) -> None:
    op.execute(f"revoke update, delete, truncate on {SCHEMA}.{table} from registration")
    for name, when, each in (("rows", "update or delete", "row"), ("table", "truncate", "statement")):
        op.execute(
            f"create trigger keep_{name} before {when} on {SCHEMA}.{table} for each {each} "
            f"execute function {SCHEMA}.refuse_change()"
        )
        op.execute(f"alter table {SCHEMA}.{table} enable always trigger keep_{name}")


def _make_draw_freeze() -> None:
    op.create_table(
        "draw_freeze",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("children", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_code"], [f"{SCHEMA}.admission_unit.unit_code"], name=op.f("draw_freeze_unit_code_fkey")
        ),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", name=op.f("draw_freeze_pkey")),
        schema=SCHEMA,
    )


def _make_draw_file() -> None:
    op.create_table(
        "draw_file",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_code", "draw_id"],
            [f"{SCHEMA}.draw_freeze.unit_code", f"{SCHEMA}.draw_freeze.draw_id"],
            name=op.f("draw_file_unit_code_draw_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "name", name=op.f("draw_file_pkey")),
        schema=SCHEMA,
    )


def _make_placement() -> None:
    op.create_table(
        "placement",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("school_code", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("wait", sa.Integer, nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_code", "number"],
            [f"{SCHEMA}.application.unit_code", f"{SCHEMA}.application.number"],
            name=op.f("placement_unit_code_number_fkey"),
        ),
        sa.PrimaryKeyConstraint(
            "unit_code", "number", "draw_id", "school_code", "category", name=op.f("placement_pkey")
        ),
        schema=SCHEMA,
    )
