"""Files and rows of a draw are added by the transaction of a step and by no later one: held by triggers."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("draw_file", "entry", "placement")
KEEP_WITH_STEP = """
create function lottery.keep_with_step() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
      select from (select distinct unit_code, draw_id from added) as of_draw
      join lottery.draw using (unit_code, draw_id) where draw.xmin <> pg_current_xact_id()::xid) then
    raise exception 'rows of % are written with the step that makes them', tg_table_name;
  end if;
  return null;
end $$
"""
# xmin is the transaction that last moved the draw.


def upgrade() -> None:
    """Make the triggers."""
    op.execute(KEEP_WITH_STEP)
    for table in TABLES:
        op.execute(
            f"create trigger {table}_with_step after insert on lottery.{table} referencing new table as added "
            "for each statement execute function lottery.keep_with_step()"
        )
        op.execute(f"alter table lottery.{table} enable always trigger {table}_with_step")


def downgrade() -> None:
    """There is no way back: what was published stays."""
    raise NotImplementedError("a published draw is never taken back")
