"""The tables of the lottery: draws, their public files, the frozen roster and the result; never a name of a child."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, UUID

from services.lottery.domain.ceremony import State
from shared.approvals.requests import Approvals
from shared.approvals.table import approval_table
from shared.audit_log.tables import audit_tables
from shared.database.tables import new_metadata
from shared.jobs.outbox import outbox_table

metadata = new_metadata("lottery")
MOMENT = sa.DateTime(timezone=True)


def _of_a_draw() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("unit_code", sa.Text, nullable=False), sa.Column("draw_id", sa.Text, nullable=False)


def _belongs_to_draw() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["unit_code", "draw_id"], ["lottery.draw.unit_code", "lottery.draw.draw_id"])


draw = sa.Table(
    "draw",
    metadata,
    *_of_a_draw(),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("notice", JSONB, nullable=False),
    sa.Column("since", MOMENT, nullable=False),
    sa.Column("announced_at", MOMENT, nullable=False),
    sa.Column("frozen_at", MOMENT),
    sa.Column("closed_at", MOMENT),
    sa.Column("seeded_at", MOMENT),
    sa.Column("drawn_at", MOMENT),
    sa.Column("published_at", MOMENT),
    sa.Column("void_at", MOMENT),
    sa.Column("void_letter", sa.Text),
    sa.Column("void_ground", sa.Text),
    sa.Column("prev", sa.Text),
    sa.Column("draw_sha256", sa.Text),
    sa.Column("roster_rows", sa.Integer),
    sa.Column("seed", sa.Text),
    sa.Column("results_sha256", sa.Text),
    sa.PrimaryKeyConstraint("unit_code", "draw_id"),
    sa.UniqueConstraint("unit_code", "seq"),
    sa.CheckConstraint(sa.column("state").in_([state.value for state in State]), name="state_known"),
)

draw_file = sa.Table(
    "draw_file",
    metadata,
    *_of_a_draw(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.PrimaryKeyConstraint("unit_code", "draw_id", "name"),
    _belongs_to_draw(),
)

entry = sa.Table(
    "entry",
    metadata,
    *_of_a_draw(),
    sa.Column("app_no", sa.Text, nullable=False),
    sa.Column("choice", sa.SmallInteger, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("bound", sa.Text, nullable=False),
    sa.Column("school", sa.Text, nullable=False),
    sa.Column("category", sa.Text, nullable=False),
    sa.Column("tier", sa.SmallInteger, nullable=False),
    sa.PrimaryKeyConstraint("unit_code", "draw_id", "app_no", "choice"),
    _belongs_to_draw(),
    sa.Index(None, "unit_code", "draw_id", "school", "category"),
)

called = sa.Table(
    "called",
    metadata,
    *_of_a_draw(),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("place", sa.SmallInteger, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("seat", sa.SmallInteger, nullable=False),
    sa.Column("typist", UUID(as_uuid=False), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("proof", sa.Text, nullable=False),
    sa.Column("at", MOMENT, nullable=False),
    sa.CheckConstraint("seat in (1, 2)", name="seat"),
    sa.PrimaryKeyConstraint("unit_code", "draw_id", "source", "place", "attempt", "seat"),
    sa.UniqueConstraint("unit_code", "draw_id", "source", "place", "attempt", "typist", name="called_two_people_key"),
    _belongs_to_draw(),
)

reading = sa.Table(
    "reading",
    metadata,
    *_of_a_draw(),
    sa.Column("row", sa.SmallInteger, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("agreed", sa.Boolean, nullable=False),
    sa.Column("at", MOMENT, nullable=False),
    sa.CheckConstraint("row between 1 and 4", name="row"),
    sa.PrimaryKeyConstraint("unit_code", "draw_id", "row", "attempt"),
    _belongs_to_draw(),
)

handover = sa.Table(
    "handover",
    metadata,
    *_of_a_draw(),
    sa.Column("results_sha256", sa.Text, nullable=False),
    sa.Column("due_at", MOMENT, nullable=False),
    sa.Column("done_at", MOMENT),
    sa.Column("outcome", sa.Text),
    sa.PrimaryKeyConstraint("unit_code", "draw_id"),
    _belongs_to_draw(),
    sa.CheckConstraint("outcome in ('told', 'changed')", name="outcome_known"),
    sa.CheckConstraint("(done_at is null) = (outcome is null)", name="outcome_with_time"),
    sa.Index(None, "due_at"),
)
"""When families may be told of a published result, and what came of it."""

rehearsal = sa.Table(
    "rehearsal",
    metadata,
    *_of_a_draw(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("rehearsed_at", MOMENT, nullable=False),
    sa.Column("staff_id", UUID, nullable=False),
    sa.Column("seed_text", sa.Text, nullable=False),
    sa.Column("seed", sa.Text, nullable=False),
    sa.Column("results_sha256", sa.Text, nullable=False),
    sa.Column("children", sa.Integer, nullable=False),
    sa.Column("admitted", sa.Integer, nullable=False),
    sa.Column("report", JSONB, nullable=False),
    sa.CheckConstraint(r"starts_with(seed_text, E'paiwei-rehearsal/1\n')", name="marked"),
    sa.PrimaryKeyConstraint("unit_code", "draw_id", "number"),
    _belongs_to_draw(),
)
"""What came of practising on the frozen roster; no file of a bundle is made of it."""

outbox = outbox_table(metadata)
audit = audit_tables(metadata)
approvals = Approvals(approval_table(metadata), audit.inbox)
