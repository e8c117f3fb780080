"""Version 1 of the audit log: what only the owner's functions may do, and what the service asks of them."""

SEQUENCE = """
create function SERVICE.audit_sequence(most integer, out moved bigint, out new_size bigint, out stood_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  head SERVICE.audit_head;
begin
  -- One at a time: whoever comes second waits here, and a sequencer that dies lets go of it.
  select * into strict head from SERVICE.audit_head for update;
  stood_at := clock_timestamp();
  if stood_at <= greatest(head.logged_at, (select max(made_at) from SERVICE.audit_checkpoint)) then
    raise exception 'the clock stands before the last leaf or checkpoint' using errcode = 'restrict_violation';
  end if;
  -- This statement sees every act that was committed before `stood_at`.
  with taken as (
    delete from SERVICE.audit_inbox where id = any (array(select id from SERVICE.audit_inbox order by id limit most))
    returning id, unit_code, body)
  insert into SERVICE.audit_log (leaf_index, unit_code, logged_at, body)
  select head.size + row_number() over (order by id) - 1, unit_code, stood_at, body from taken order by id;
  get diagnostics moved = row_count;
  new_size := head.size + moved;
  if moved > 0 then
    update SERVICE.audit_head set size = new_size, logged_at = stood_at;
  end if;
end $$
"""

WAITING = """
create function SERVICE.audit_waiting(out waiting bigint, out oldest timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*), min(put_at) from SERVICE.audit_inbox
$$
"""

LEAVES = """
create function SERVICE.audit_leaves(first bigint, beyond bigint)
returns table (leaf_index bigint, unit_code text, logged_at timestamptz, body_hash bytea, leaf_hash bytea, body text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select leaf_index, unit_code, logged_at, body_hash, leaf_hash,
    case when starts_with(unit_code, nullif(current_setting('app.scope', true), ''))
      or (unit_code = '00' and length(current_setting('app.scope', true)) = 2) then body end
  from SERVICE.audit_log where leaf_index >= first and leaf_index < beyond order by leaf_index
$$
"""

PLACES = """
create function SERVICE.audit_places(since timestamptz, until timestamptz, out first bigint, out beyond bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    coalesce((select leaf_index from SERVICE.audit_log where logged_at >= since order by logged_at, leaf_index limit 1),
      (select size from SERVICE.audit_head)),
    coalesce((select leaf_index from SERVICE.audit_log where logged_at >= until order by logged_at, leaf_index limit 1),
      (select size from SERVICE.audit_head))
$$
"""

FIND = """
create function SERVICE.audit_find(hash bytea)
returns table (leaf_index bigint, unit_code text, logged_at timestamptz, body_hash bytea, leaf_hash bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select leaf_index, unit_code, logged_at, body_hash, leaf_hash from SERVICE.audit_log where body_hash = hash
  union all
  select leaf_index, unit_code, logged_at, body_hash, leaf_hash from SERVICE.audit_log where leaf_hash = hash
$$
"""

FUNCTIONS = {
    "audit_sequence(integer)": SEQUENCE,
    "audit_waiting()": WAITING,
    "audit_leaves(bigint, bigint)": LEAVES,
    "audit_places(timestamptz, timestamptz)": PLACES,
    "audit_find(bytea)": FIND,
}
"""Signature to statement; only the service's login may call them, by the default rights of its schema."""
