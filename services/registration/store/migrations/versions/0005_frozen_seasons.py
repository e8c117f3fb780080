"""A season that was frozen for a draw is never open again, whoever asks: held by a trigger."""

from alembic import op

revision = "0005"
down_revision = "0004"

KEEP_FROZEN = """
create function registration.keep_frozen() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.frozen_at is null and exists (
      select from registration.draw_freeze where unit_code = new.unit_code and season = new.season) then
    raise exception 'the season % of % is frozen', new.season, new.unit_code;
  end if;
  return new;
end $$
"""


def upgrade() -> None:
    """Make the trigger."""
    op.execute(KEEP_FROZEN)
    op.execute(
        "create trigger keep_frozen before update on registration.admission_unit for each row "
        "execute function registration.keep_frozen()"
    )
    op.execute("alter table registration.admission_unit enable always trigger keep_frozen")


def downgrade() -> None:
    """Drop it."""
    op.execute("drop trigger keep_frozen on registration.admission_unit")
    op.execute("drop function registration.keep_frozen()")
