"""What families were told of draws: at the freeze, and when the results had stood; and one letter for each child."""

import sqlalchemy as sa

from services.registration.store.table_groups.base import identifier, metadata, moment, text, unit_column

draw_notice = sa.Table(
    "draw_notice",
    metadata,
    unit_column(),
    text("draw_id"),
    text("draw_sha256"),
    text("title"),
    text("page"),
    moment("told_at"),
    sa.PrimaryKeyConstraint("unit_code", "draw_id"),
    sa.ForeignKeyConstraint(
        ["unit_code", "draw_id"], ["registration.draw_freeze.unit_code", "registration.draw_freeze.draw_id"]
    ),
)
"""A freeze that every family was told of, with the fingerprint of the announcement."""

draw_result = sa.Table(
    "draw_result",
    metadata,
    unit_column(),
    text("draw_id"),
    text("title"),
    text("page"),
    text("results_sha256"),
    moment("published_at"),
    moment("confirm_by", null=True),
    text("admitted"),
    text("not_placed"),
    moment("told_at"),
    sa.PrimaryKeyConstraint("unit_code", "draw_id"),
    sa.ForeignKeyConstraint(
        ["unit_code", "draw_id"], ["registration.draw_freeze.unit_code", "registration.draw_freeze.draw_id"]
    ),
)
"""A result that every family was told of, with the hash of the file it was told from."""

result_letter = sa.Table(
    "result_letter",
    metadata,
    unit_column(),
    text("number"),
    text("draw_id"),
    text("outcome"),
    text("lines"),
    identifier("sms_id", null=True),
    moment("made_at"),
    sa.PrimaryKeyConstraint("unit_code", "number", "draw_id"),
    sa.ForeignKeyConstraint(
        ["unit_code", "number"], ["registration.application.unit_code", "registration.application.number"]
    ),
    sa.ForeignKeyConstraint(
        ["unit_code", "draw_id"], ["registration.draw_result.unit_code", "registration.draw_result.draw_id"]
    ),
    sa.CheckConstraint("outcome in ('ADMIT', 'MOVEUP', 'WAIT', 'ELSE', 'STRUCK')", name="outcome_known"),
)
"""One child's letter: its lines of results.csv, byte for byte, and the short message that went with it."""
