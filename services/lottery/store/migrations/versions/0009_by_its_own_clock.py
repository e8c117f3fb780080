"""The database holds by its own clock what nobody may choose afterwards: closing, seed and void (draw.md, 5.2, 5.4)."""

from alembic import op

revision = "0009"
down_revision = "0008"

KEEP_MOMENT = """
create function lottery.keep_moment() returns trigger language plpgsql set search_path = pg_catalog as $$
declare known timestamptz;
begin
  if new.state = old.state or new.draw_id ~ '^(DEMO|TEST)-' then return new; end if;
  select max((source ->> 'at')::timestamptz) into known
    from jsonb_array_elements(new.notice -> 'sources') as source where (source ->> 'required')::boolean;
  if new.state = 'closed' and clock_timestamp() > known - interval '5 minutes' then
    raise exception 'human sources are closed before the last source is known';
  end if;
  if new.state = 'seeded' and clock_timestamp() < known - interval '5 minutes' then
    raise exception 'no seed is made before its last source';
  end if;
  if new.state = 'void' and old.state <> 'announced' and clock_timestamp() >= known then
    raise exception 'a draw is void before the last source is known, or never';
  end if;
  return new;
end $$
"""
# Ten minutes are the rule of the service; five leave room for two clocks that differ. Rehearsals name their own times.


def upgrade() -> None:
    """Make the trigger."""
    op.execute(KEEP_MOMENT)
    op.execute(
        "create trigger draw_keep_moment before update on lottery.draw "
        "for each row execute function lottery.keep_moment()"
    )
    op.execute("alter table lottery.draw enable always trigger draw_keep_moment")


def downgrade() -> None:
    """Take it away."""
    op.execute("drop trigger draw_keep_moment on lottery.draw")
    op.execute("drop function lottery.keep_moment()")
