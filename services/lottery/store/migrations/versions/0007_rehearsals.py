"""Rehearsals on the frozen roster: kept apart from the files of a draw, with a marked seed, and written once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, UUID

from shared.database.scope import guard, unguard

revision = "0007"
down_revision = "0006"

MOMENT = sa.DateTime(timezone=True)
MARKED = r"starts_with(seed_text, E'paiwei-rehearsal/1\n')"
KEEP_REHEARSAL = """
create function lottery.keep_rehearsal() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from lottery.draw
      where (unit_code, draw_id) = (new.unit_code, new.draw_id) and state not in ('announced', 'void')) then
    raise exception 'a rehearsal needs a frozen roster';
  end if;
  if exists (select from lottery.draw
      where (unit_code, draw_id) = (new.unit_code, new.draw_id) and seed = new.seed) then
    raise exception 'the seed of a draw is not rehearsed with';
  end if;
  return new;
end $$
"""


def upgrade() -> None:
    """Make the table; the service adds to it and changes nothing."""
    op.create_table(
        "rehearsal",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("rehearsed_at", MOMENT, nullable=False),
        sa.Column("staff_id", UUID, nullable=False),
        sa.Column("seed_text", sa.Text, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("results_sha256", sa.Text, nullable=False),
        sa.Column("children", sa.Integer, nullable=False),
        sa.Column("admitted", sa.Integer, nullable=False),
        sa.Column("report", JSONB, nullable=False),
        sa.CheckConstraint(MARKED, name="rehearsal_marked_check"),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "number", name="rehearsal_pkey"),
        sa.ForeignKeyConstraint(
            ["unit_code", "draw_id"],
            ["lottery.draw.unit_code", "lottery.draw.draw_id"],
            name="rehearsal_unit_code_draw_id_fkey",
        ),
        schema="lottery",
    )
    op.execute("revoke update, delete, truncate on lottery.rehearsal from lottery")
    op.execute(KEEP_REHEARSAL)
    _on("keep_rehearsal", "insert", each="row")
    _on("keep_for_ever", "update or delete", each="row")
    _on("keep_for_ever", "truncate", each="statement")
    guard(op, "lottery", "rehearsal")


def _on(function: str, events: str, *, each: str) -> None:
    name = f"rehearsal_{function}_{events.partition(' ')[0]}"
    call = f"for each {each} execute function lottery.{function}()"
    op.execute(f"create trigger {name} before {events} on lottery.rehearsal {call}")
    op.execute(f"alter table lottery.rehearsal enable always trigger {name}")


def downgrade() -> None:
    """Take the table away."""
    unguard(op, "lottery", "rehearsal")
    op.drop_table("rehearsal", schema="lottery")
    op.execute("drop function lottery.keep_rehearsal()")
