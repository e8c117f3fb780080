"""What was written once may be emptied when its time is over: words of clerks, and logs after three years."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

SCHEMA = "verification"

KEEP_BUT_WORDS = """
create function verification.keep_but_words() returns trigger language plpgsql
set search_path = pg_catalog set bytea_output = 'hex' as $$
declare
  sealed text[] := tg_argv[0]::text[];
  name text;
  was text;
  becomes text;
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - sealed = to_jsonb(new) - sealed then
    foreach name in array sealed loop
      was := to_jsonb(old) ->> name;
      becomes := to_jsonb(new) ->> name;
      if becomes is not null and becomes is distinct from was and (was is null or length(becomes) <> length(was)
          or substr(becomes, 1, 4) <> substr(was, 1, 4) or substr(becomes, 7, 4) <= substr(was, 7, 4)) then
        raise exception 'a sealed value of % is only emptied, or sealed under another key', tg_table_name;
      end if;
    end loop;
    return new;
  end if;
  if tg_op = 'DELETE' and tg_nargs > 1 and (to_jsonb(old) ->> tg_argv[1])::timestamptz < now() - interval '3 years' then
    return old;
  end if;
  raise exception 'the rows of % are written once', tg_table_name;
end $$
"""
"""First argument: the sealed columns. Second, for logs: the column whose moment is three years old before a row may go,
by the clock of the database, whatever the service says (网络数据安全管理条例 art. 12). In the text of bytea (`\\x`, two
digits an octet) the number of a sealed value's key stands at 7 to 10; sealed anew it is as long as it was."""

RULES = {"finding": ("{reason,sentence}", ""), "card_view": ("{note}", "seen_at"), "registry_query": ("{}", "asked_at")}


def upgrade() -> None:
    """Note erasures, and open the logs as far as the schedule needs it."""
    op.add_column("case_file", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True), schema=SCHEMA)
    op.create_index(op.f("registry_check_key_index_idx"), "registry_check", ["key_index"], schema=SCHEMA)
    op.execute(KEEP_BUT_WORDS)
    for table, (sealed, moment) in RULES.items():
        arguments = f"'{sealed}', '{moment}'" if moment else f"'{sealed}'"
        _guard_with(table, f"{SCHEMA}.keep_but_words({arguments})")
    op.execute(f"grant update (reason, sentence) on {SCHEMA}.finding to {SCHEMA}")
    op.execute(f"grant update (note), delete on {SCHEMA}.card_view to {SCHEMA}")
    op.execute(f"grant delete on {SCHEMA}.registry_query to {SCHEMA}")


def downgrade() -> None:
    """Close them again."""
    op.execute(f"revoke delete on {SCHEMA}.registry_query from {SCHEMA}")
    op.execute(f"revoke update, delete on {SCHEMA}.card_view from {SCHEMA}")
    op.execute(f"revoke update on {SCHEMA}.finding from {SCHEMA}")
    for table in RULES:
        _guard_with(table, f"{SCHEMA}.keep_records()")
    op.execute(f"drop function {SCHEMA}.keep_but_words()")
    op.drop_index(op.f("registry_check_key_index_idx"), "registry_check", schema=SCHEMA)
    op.drop_column("case_file", "erased_at", schema=SCHEMA)


def _guard_with(table: str, function: str) -> None:
    op.execute(f"drop trigger keep_records on {SCHEMA}.{table}")
    op.execute(
        f"create trigger keep_records before update or delete on {SCHEMA}.{table} "
        f"for each row execute function {function}"
    )
    op.execute(f"alter table {SCHEMA}.{table} enable always trigger keep_records")
