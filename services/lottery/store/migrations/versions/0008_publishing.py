"""When families may be told of a published result; what came of it is written once."""

import sqlalchemy as sa
from alembic import op

from shared.database.scope import guard, unguard

revision = "0008"
down_revision = "0007"

MOMENT = sa.DateTime(timezone=True)
TOLD_ONCE = """
create function lottery.told_once() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op <> 'UPDATE' then raise exception 'a handover is never deleted'; end if;
  if old.done_at is not null or new.done_at is null
      or (new.unit_code, new.draw_id, new.results_sha256, new.due_at)
      is distinct from (old.unit_code, old.draw_id, old.results_sha256, old.due_at) then
    raise exception 'a handover is decided once';
  end if;
  return new;
end $$
"""


def upgrade() -> None:
    """Make the table and its trigger."""
    op.create_table(
        "handover",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("results_sha256", sa.Text, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT),
        sa.Column("outcome", sa.Text),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", name="handover_pkey"),
        sa.ForeignKeyConstraint(
            ["unit_code", "draw_id"],
            ["lottery.draw.unit_code", "lottery.draw.draw_id"],
            name="handover_unit_code_draw_id_fkey",
        ),
        sa.CheckConstraint("outcome in ('told', 'changed')", name="handover_outcome_known_check"),
        sa.CheckConstraint("(done_at is null) = (outcome is null)", name="handover_outcome_with_time_check"),
        schema="lottery",
    )
    op.create_index("handover_due_at_idx", "handover", ["due_at"], schema="lottery")
    guard(op, "lottery", "handover", everybody_reads=True)
    op.execute("revoke delete, truncate on lottery.handover from lottery")
    op.execute(TOLD_ONCE)
    op.execute(
        "create trigger told_once before update or delete on lottery.handover "
        "for each row execute function lottery.told_once()"
    )
    op.execute("alter table lottery.handover enable always trigger told_once")


def downgrade() -> None:
    """Drop the table."""
    unguard(op, "lottery", "handover")
    op.drop_table("handover", schema="lottery")
    op.execute("drop function lottery.told_once()")
