"""The table of a service's requests; the people in it are members of the staff, by number."""

import sqlalchemy as sa

from shared.approvals.rules import Act

MOMENT = sa.DateTime(timezone=True)
VERDICTS = ("agreed", "declined", "withdrawn")


def approval_table(metadata: sa.MetaData) -> sa.Table:
    """Return the table `approval` of a service; migrations make it with `create_approval`."""
    return sa.Table(
        "approval",
        metadata,
        sa.Column("unit_code", sa.Text, primary_key=True),
        sa.Column("approval_id", sa.Uuid, primary_key=True),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("content_sha256", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Uuid, nullable=False),
        sa.Column("asked_role", sa.Text, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("decided_role", sa.Text),
        sa.Column("decided_at", MOMENT),
        sa.Column("verdict", sa.Text),
        sa.Column("used_at", MOMENT),
        *_checks(),
        sa.Index("approval_matter_idx", "unit_code", "act", "subject"),
    )


def _checks() -> tuple[sa.CheckConstraint, ...]:
    acts = ", ".join(f"'{act.value}'" for act in Act)
    verdicts = ", ".join(f"'{verdict}'" for verdict in VERDICTS)
    return (
        sa.CheckConstraint(f"act in ({acts})", name="act"),
        sa.CheckConstraint("content_sha256 ~ '^[0-9a-f]{64}$'", name="content"),
        sa.CheckConstraint(f"verdict in ({verdicts})", name="verdict"),
        sa.CheckConstraint("num_nulls(decided_by, decided_role, decided_at, verdict) in (0, 4)", name="decided"),
        sa.CheckConstraint("(verdict = 'withdrawn') = (decided_by = asked_by)", name="two_people"),
        sa.CheckConstraint("decided_at < expires_at", name="in_time"),
        sa.CheckConstraint("used_at is null or (verdict = 'agreed' and used_at < expires_at)", name="used"),
    )
