"""Invitations, and whom somebody keeps away from."""

import sqlalchemy as sa

from services.staff.domain.kin import RELATIONS
from services.staff.store.account_tables import account
from services.staff.store.duty_columns import duty_columns
from services.staff.store.metadata import MOMENT, metadata

invitation = sa.Table(
    "invitation",
    metadata,
    sa.Column("invitation_id", sa.Uuid, primary_key=True),
    sa.Column("token_hash", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("display_name", sa.Text, nullable=False),
    *duty_columns(),
    sa.Column("renews", sa.Uuid, sa.ForeignKey(account.c.staff_id), nullable=True),
    sa.Column("invited_by", sa.Uuid, nullable=True, comment="none: the operator, on the command line"),
    sa.Column("made_at", MOMENT, nullable=False),
    sa.Column("expires_at", MOMENT, nullable=False),
    sa.Column("agreed_by", sa.Uuid, nullable=True),
    sa.Column("agreed_at", MOMENT, nullable=True),
    sa.Column("name", sa.Text, nullable=True, comment="chosen, until the phone's code is typed"),
    sa.Column("password_hash", sa.Text, nullable=True),
    sa.Column("totp_secret", sa.LargeBinary, nullable=True, comment="sealed"),
    sa.Column("used_at", MOMENT, nullable=True),
    sa.Column("withdrawn_at", MOMENT, nullable=True),
    sa.Column("proof_hash", sa.LargeBinary, nullable=True, comment="of the token of the browser that chose"),
    sa.CheckConstraint("agreed_by is distinct from invited_by or agreed_by is null", name="two_people"),
)

kin = sa.Table(
    "kin",
    metadata,
    sa.Column("kin_id", sa.Uuid, primary_key=True),
    sa.Column("staff_id", sa.Uuid, sa.ForeignKey(account.c.staff_id), nullable=False),
    sa.Column("season", sa.Text, nullable=False),
    sa.Column("relation", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False, comment="the first, second, … of this relation"),
    sa.Column("identity_index", sa.LargeBinary, nullable=False, comment="under the province's key"),
    sa.Column("named_at", MOMENT, nullable=False),
    sa.UniqueConstraint("staff_id", "season", "identity_index"),
    sa.CheckConstraint(sa.column("relation").in_(tuple(RELATIONS)), name="relation_known"),
)

kin_answer = sa.Table(
    "kin_answer",
    metadata,
    sa.Column("staff_id", sa.Uuid, sa.ForeignKey(account.c.staff_id), primary_key=True),
    sa.Column("season", sa.Text, primary_key=True),
    sa.Column("has_kin", sa.Boolean, nullable=False),
    sa.Column("answered_at", MOMENT, nullable=False),
)
