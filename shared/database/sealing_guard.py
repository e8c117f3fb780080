"""Retiring a sealing key in the database itself: once nothing lies under it, nothing can be written under it any more.

A process that was forgotten at a restart would otherwise go on sealing under a key that is about to be destroyed.
"""

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from shared.database.scope import Operations
from shared.database.sealed_tables import SealedTable
from shared.database.sessions import WriteSession

REFUSE_KEY = """
create function {schema}.refuse_sealing_key(sealed_table text, sealed_columns text[], number integer)
returns void language plpgsql security definer set search_path = pg_catalog set lock_timeout = '5s' as $$
declare
  rule text := sealed_table || '_no_value_under_sealing_key_' || number;
  other text := (select string_agg(format('(%I is null or substring(%I, 3, 2) <> %L::bytea)', name, name,
    '\\x' || lpad(to_hex(number), 4, '0')), ' and ') from unnest(sealed_columns) as given (name));
begin
  if not exists (select from pg_constraint
      where conname = rule and conrelid = format('{schema}.%I', sealed_table)::regclass) then
    execute format('alter table {schema}.%I add constraint %I check (%s)', sealed_table, rule, other);
  end if;
end $$
"""


class StillSealedUnder(Exception):
    """Values lie under the key that was to be retired."""


def sealing_guard(op: Operations, schema: str) -> None:
    """In a migration: make the function by which a service refuses a retired key."""
    op.execute(REFUSE_KEY.format(schema=schema))


def drop_sealing_guard(op: Operations, schema: str) -> None:
    """In a migration: undo `sealing_guard`."""
    op.execute(f"drop function {schema}.refuse_sealing_key(text, text[], integer)")


async def refuse_key(session: WriteSession, sealed: SealedTable, number: int) -> None:
    """Have the table refuse every value under this key from now on; raise `StillSealedUnder` where there is one.

    The database looks at every row of every unit, so a unit that nobody listed is not overlooked.
    """
    schema = sealed.table.schema
    call = sa.text(f"select {schema}.refuse_sealing_key(:sealed_table, :sealed_columns, :number)")
    given = {"sealed_table": sealed.table.name, "sealed_columns": list(sealed.columns), "number": number}
    try:
        await session.execute(call, given)
    except IntegrityError:
        raise StillSealedUnder(sealed.name) from None
