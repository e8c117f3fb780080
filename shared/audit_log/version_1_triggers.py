"""Version 1 of the audit log: triggers that keep what is written, for every role and in every replication mode."""

KEEP = """
create function SERVICE.audit_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'nothing is changed or removed in %', tg_table_name using errcode = 'restrict_violation';
end $$
"""

ONLY_INTO_THE_LOG = """
create function SERVICE.audit_only_into_the_log() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_nestloop = off as $$
begin
  if exists (select from gone where not exists (
      select from SERVICE.audit_log added
      where added.leaf_index >= (select size from SERVICE.audit_head) and added.body = gone.body)) then
    raise exception 'an act leaves the inbox for the log only' using errcode = 'restrict_violation';
  end if;
  return null;
end $$
"""

HEAD_GROWS = """
create function SERVICE.audit_head_grows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.size <= old.size or new.logged_at <= old.logged_at
      or new.size <> (select max(leaf_index) + 1 from SERVICE.audit_log) then
    raise exception 'the log only grows' using errcode = 'restrict_violation';
  end if;
  return new;
end $$
"""

LEAF_FOLLOWS = """
create function SERVICE.audit_leaf_follows() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if (select min(leaf_index) <> (select size from SERVICE.audit_head)
        or max(leaf_index) - min(leaf_index) + 1 <> count(*)
        or min(logged_at) <= greatest((select logged_at from SERVICE.audit_head),
          (select max(made_at) from SERVICE.audit_checkpoint)) from added) then
    raise exception 'a leaf follows the last one, in place and in time' using errcode = 'restrict_violation';
  end if;
  return null;
end $$
"""

CHECKPOINT_FOLLOWS = """
create function SERVICE.audit_checkpoint_follows() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  head SERVICE.audit_head;
  last SERVICE.audit_checkpoint;
begin
  select * into head from SERVICE.audit_head for update;
  select * into last from SERVICE.audit_checkpoint order by size desc limit 1;
  if new.size <> head.size or new.made_at < head.logged_at or new.made_at > clock_timestamp() or new.size <= last.size
      or new.made_at <= last.made_at then
    raise exception 'a checkpoint is about the whole log as it stands' using errcode = 'restrict_violation';
  end if;
  return new;
end $$
"""

# What is kept is reckoned with for ever, and never taken away: so only the right hash of complete leaves gets in.
NODE_IS_RIGHT = r"""
create function SERVICE.audit_node_is_right() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  hashes bytea[];
  place bigint := new.position * 256;
begin
  if new.level = 8 then
    hashes := array(select leaf_hash from SERVICE.audit_log
      where leaf_index >= place and leaf_index < place + 256 order by leaf_index);
  else
    hashes := array(select hash from SERVICE.audit_node
      where level = new.level - 8 and position >= place and position < place + 256 order by position);
  end if;
  if cardinality(hashes) <> 256 then
    raise exception 'the subtree is not complete' using errcode = 'restrict_violation';
  end if;
  for height in 1..8 loop
    hashes := array(select sha256('\x01'::bytea || hashes[2 * i - 1] || hashes[2 * i])
      from generate_series(1, 256 >> height) i order by i);
  end loop;
  if new.hash is distinct from hashes[1] then
    raise exception 'not the hash of what is below' using errcode = 'restrict_violation';
  end if;
  return new;
end $$
"""

KEPT = ("audit_log", "audit_node", "audit_checkpoint", "audit_cosignature")
ROW = "for each row"
STATEMENT = "for each statement"
GONE = f"referencing old table as gone {STATEMENT}"
ADDED = f"referencing new table as added {STATEMENT}"


def _on(table: str, name: str, when: str, each: str, function: str) -> tuple[str, str]:
    """Return the statements for one trigger; `enable always`: also where replication's triggers do not fire."""
    return (
        f"create trigger {name} {when} on SERVICE.{table} {each} execute function SERVICE.{function}()",
        f"alter table SERVICE.{table} enable always trigger {name}",
    )


def _kept(table: str) -> tuple[str, ...]:
    return (
        *_on(table, "keep", "before update or delete", ROW, "audit_keep"),
        *_on(table, "keep_all", "before truncate", STATEMENT, "audit_keep"),
    )


TRIGGERS = (
    KEEP,
    ONLY_INTO_THE_LOG,
    HEAD_GROWS,
    LEAF_FOLLOWS,
    CHECKPOINT_FOLLOWS,
    NODE_IS_RIGHT,
    *(statement for table in KEPT for statement in _kept(table)),
    *_on("audit_inbox", "keep", "before update", ROW, "audit_keep"),
    *_on("audit_inbox", "keep_all", "before truncate", STATEMENT, "audit_keep"),
    *_on("audit_inbox", "only_into_the_log", "after delete", GONE, "audit_only_into_the_log"),
    *_on("audit_head", "grows", "before update", ROW, "audit_head_grows"),
    *_on("audit_head", "keep", "before insert or delete", ROW, "audit_keep"),
    *_on("audit_head", "keep_all", "before truncate", STATEMENT, "audit_keep"),
    *_on("audit_log", "follows", "after insert", ADDED, "audit_leaf_follows"),
    *_on("audit_checkpoint", "follows", "before insert", ROW, "audit_checkpoint_follows"),
    *_on("audit_node", "follows", "before insert", ROW, "audit_node_is_right"),
)
TRIGGER_FUNCTIONS = (
    "audit_keep",
    "audit_only_into_the_log",
    "audit_head_grows",
    "audit_leaf_follows",
    "audit_checkpoint_follows",
    "audit_node_is_right",
)
