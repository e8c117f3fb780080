"""What families are told of a draw, and when: at the freeze, and when the published result has stood."""

import sqlalchemy as sa
from alembic import op

from shared.database.scope import guard, unguard

revision = "0015"
down_revision = "0014"

SCHEMA = "registration"
MOMENT = sa.DateTime(timezone=True)
TABLES = ("draw_notice", "draw_result", "result_letter")


def upgrade() -> None:
    """Make the tables, each held to its unit."""
    _make_draw_notice()
    _make_draw_result()
    _make_result_letter()
    for table in TABLES:
        guard(op, SCHEMA, table)


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        unguard(op, SCHEMA, table)
        op.drop_table(table, schema=SCHEMA)


def _of_a_draw() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
    )


def _keys_of_a_draw(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.PrimaryKeyConstraint("unit_code", "draw_id", name=op.f(f"{table}_pkey")),
        sa.ForeignKeyConstraint(
            ["unit_code", "draw_id"],
            [f"{SCHEMA}.draw_freeze.unit_code", f"{SCHEMA}.draw_freeze.draw_id"],
            name=op.f(f"{table}_unit_code_draw_id_fkey"),
        ),
    )


def _make_draw_notice() -> None:
    op.create_table(
        "draw_notice",
        *_of_a_draw(),
        sa.Column("draw_sha256", sa.Text, nullable=False),
        *_keys_of_a_draw("draw_notice"),
        schema=SCHEMA,
    )


def _make_draw_result() -> None:
    op.create_table(
        "draw_result",
        *_of_a_draw(),
        sa.Column("results_sha256", sa.Text, nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("confirm_by", MOMENT),
        sa.Column("admitted", sa.Text, nullable=False),
        sa.Column("not_placed", sa.Text, nullable=False),
        *_keys_of_a_draw("draw_result"),
        schema=SCHEMA,
    )


def _make_result_letter() -> None:
    op.create_table(
        "result_letter",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("lines", sa.Text, nullable=False),
        sa.Column("sms_id", sa.Uuid),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "number", "draw_id", name=op.f("result_letter_pkey")),
        sa.ForeignKeyConstraint(
            ["unit_code", "number"],
            [f"{SCHEMA}.application.unit_code", f"{SCHEMA}.application.number"],
            name=op.f("result_letter_unit_code_number_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_code", "draw_id"],
            [f"{SCHEMA}.draw_result.unit_code", f"{SCHEMA}.draw_result.draw_id"],
            name=op.f("result_letter_unit_code_draw_id_fkey"),
        ),
        sa.CheckConstraint(
            "outcome in ('ADMIT', 'MOVEUP', 'WAIT', 'ELSE', 'STRUCK')", name=op.f("result_letter_outcome_known_check")
        ),
        schema=SCHEMA,
    )
