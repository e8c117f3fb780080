"""Rights of the child and guardian: requests with their written answers, what was shown, consents, ends of seasons."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import identifier, metadata, moment, octets, text, unit_column

data_request = sa.Table(
    "data_request",
    metadata,
    unit_column(),
    identifier("request_id"),
    octets("account_id"),
    text("kind"),
    text("subject"),
    moment("asked_at"),
    octets("sealed_words", null=True),
    identifier("objects_to", null=True),
    moment("due_at", null=True),
    text("verdict", null=True),
    text("reason_code", null=True),
    octets("sealed_answer", null=True),
    moment("answered_at", null=True),
    text("answered_by", null=True),
    moment("kept_until", null=True),
    sa.PrimaryKeyConstraint("unit_code", "request_id"),
    sa.CheckConstraint("kind in ('see', 'copy', 'correct', 'delete')", name="kind_known"),
    sa.CheckConstraint("verdict in ('granted', 'refused')", name="verdict_known"),
    sa.CheckConstraint(
        "(verdict is null) = (answered_at is null) and (verdict is null) = (sealed_answer is null) "
        "and (verdict is null) = (reason_code is null) and (verdict is null) = (answered_by is null)",
        name="answered_whole",
    ),
    sa.CheckConstraint("verdict is not null or due_at is not null", name="open_has_a_date"),
    sa.Index(None, "account_id", "unit_code", "asked_at"),
    sa.Index("data_request_open_idx", "due_at", "unit_code", postgresql_where=sa.text("verdict is null")),
)

notice_text = sa.Table(
    "notice_text",
    metadata,
    unit_column(),
    octets("sha256"),
    text("notice"),
    sa.Column("version", sa.Integer, nullable=False),
    text("content"),
    moment("first_shown_at"),
    sa.PrimaryKeyConstraint("unit_code", "sha256"),
)

notice_shown = sa.Table(
    "notice_shown",
    metadata,
    unit_column(),
    octets("account_id"),
    octets("sha256"),
    text("notice"),
    text("place"),
    moment("shown_at"),
    moment("acknowledged_at", null=True),
    sa.PrimaryKeyConstraint("unit_code", "account_id", "sha256"),
    sa.ForeignKeyConstraint(
        ["unit_code", "sha256"], ["registration.notice_text.unit_code", "registration.notice_text.sha256"]
    ),
)

consent = sa.Table(
    "consent",
    metadata,
    unit_column(),
    identifier("consent_id"),
    octets("account_id"),
    text("about"),
    octets("sha256"),
    moment("given_at"),
    moment("revoked_at", null=True),
    sa.PrimaryKeyConstraint("unit_code", "consent_id"),
    sa.Index(
        "consent_one_in_force",
        "account_id",
        "unit_code",
        "about",
        unique=True,
        postgresql_where=sa.text("revoked_at is null"),
    ),
)

unit_season = sa.Table(
    "unit_season",
    metadata,
    unit_column(),
    text("season"),
    moment("closes_at", null=True),
    moment("over_at"),
    sa.PrimaryKeyConstraint("unit_code", "season"),
)
