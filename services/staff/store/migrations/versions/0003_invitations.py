"""Invitations, and whom somebody keeps away from; a named relative stays as it was written."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SCHEMA = "staff"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _create_invitation()
    _create_kin()
    _create_kin_answer()
    op.execute("revoke update on staff.kin from staff")


def downgrade() -> None:
    """Take the tables away again."""
    for table in ("kin_answer", "kin", "invitation"):
        op.drop_table(table, schema=SCHEMA)


def _create_invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        *_duty(),
        sa.Column("renews", sa.Uuid(), nullable=True),
        sa.Column("invited_by", sa.Uuid(), nullable=True, comment="none: the operator, on the command line"),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=True),
        sa.Column("agreed_at", MOMENT, nullable=True),
        sa.Column("name", sa.Text(), nullable=True, comment="chosen, until the phone's code is typed"),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=True, comment="sealed"),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "agreed_by is distinct from invited_by or agreed_by is null", name=op.f("invitation_two_people_check")
        ),
        sa.ForeignKeyConstraint(["renews"], ["staff.account.staff_id"], name=op.f("invitation_renews_fkey")),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("invitation_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("invitation_token_hash_key")),
        schema=SCHEMA,
    )


def _duty() -> tuple[sa.Column[str] | sa.CheckConstraint, ...]:
    return (
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("home_unit", sa.Text(), nullable=False),
        sa.Column("home_kind", sa.Text(), nullable=False),
        sa.Column("school_code", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "role in ('school_clerk', 'unit_clerk', 'unit_supervisor', 'draw_officer', 'draw_releaser', 'auditor', "
            "'administrator')",
            name=op.f("invitation_role_known_check"),
        ),
        sa.CheckConstraint(
            "home_kind in ('education', 'school', 'unit_above', 'discipline', 'notary', 'audit')",
            name=op.f("invitation_home_kind_known_check"),
        ),
        sa.CheckConstraint(
            "scope ~ '^[0-9]{2,6}$' and home_unit ~ '^[0-9]{2,6}$'", name=op.f("invitation_scope_digits_check")
        ),
        sa.CheckConstraint(
            "(role = 'school_clerk') = (school_code is not null)",
            name=op.f("invitation_school_of_a_school_clerk_check"),
        ),
    )


def _create_kin() -> None:
    op.create_table(
        "kin",
        sa.Column("kin_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("season", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="the first, second, … of this relation"),
        sa.Column("identity_index", sa.LargeBinary(), nullable=False, comment="under the province's key"),
        sa.Column("named_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "relation in ('child', 'relatives_child', 'relative', 'self')", name=op.f("kin_relation_known_check")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.account.staff_id"], name=op.f("kin_staff_id_fkey")),
        sa.PrimaryKeyConstraint("kin_id", name=op.f("kin_pkey")),
        sa.UniqueConstraint(
            "staff_id", "season", "identity_index", name=op.f("kin_staff_id_season_identity_index_key")
        ),
        schema=SCHEMA,
    )


def _create_kin_answer() -> None:
    op.create_table(
        "kin_answer",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("season", sa.Text(), nullable=False),
        sa.Column("has_kin", sa.Boolean(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.account.staff_id"], name=op.f("kin_answer_staff_id_fkey")),
        sa.PrimaryKeyConstraint("staff_id", "season", name=op.f("kin_answer_pkey")),
        schema=SCHEMA,
    )
