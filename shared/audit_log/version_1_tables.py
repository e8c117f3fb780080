"""Version 1 of the audit log: tables, rights, row-level security. The functions come next, then the triggers."""

HASHES = r"""
create function SERVICE.audit_hash(body text) returns bytea language sql immutable strict parallel safe as $$
  select sha256(convert_to(body, 'UTF8'))
$$;
create function SERVICE.audit_leaf_hash(leaf_index bigint, unit_code text, logged_at timestamptz, body text)
returns bytea language sql immutable strict parallel safe as $$
  select sha256('\x00'::bytea || convert_to(
    'yangguang/audit/1 ' || leaf_index || ' ' || unit_code || ' '
    || to_char(logged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' '
    || encode(sha256(convert_to(body, 'UTF8')), 'hex') || e'\n', 'UTF8'))
$$
"""
HASH_SIGNATURES = ("audit_hash(text)", "audit_leaf_hash(bigint, text, timestamptz, text)")

INBOX = """
create table SERVICE.audit_inbox (
  id bigint generated always as identity,
  unit_code text not null,
  body text not null,
  put_at timestamptz not null default clock_timestamp(),
  constraint audit_inbox_pkey primary key (id),
  constraint audit_inbox_unit_code_check check (unit_code ~ '^[0-9]{2,6}$'),
  constraint audit_inbox_body_check check (
    octet_length(body) <= 8192 and body like '{"act":"%"unit":"' || unit_code || '"}')
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)
"""

# What is searched by is taken out of the event by its place in the canonical form; it is never worth an error.
LOG = """
create table SERVICE.audit_log (
  leaf_index bigint not null,
  unit_code text not null,
  logged_at timestamptz not null,
  body text not null,
  act text not null generated always as ("left"(split_part(body, '"', 4), 40)) stored,
  record text not null
    generated always as ("left"(split_part(split_part(body, ',"record":"', -1), '"', 1), 240)) stored,
  body_hash bytea not null generated always as (SERVICE.audit_hash(body)) stored,
  leaf_hash bytea not null
    generated always as (SERVICE.audit_leaf_hash(leaf_index, unit_code, logged_at, body)) stored,
  constraint audit_log_pkey primary key (leaf_index),
  constraint audit_log_unit_code_check check (body like '%"unit":"' || unit_code || '"}')
)
"""

REST = (
    "create index audit_log_body_hash_idx on SERVICE.audit_log using hash (body_hash)",
    "create index audit_log_leaf_hash_idx on SERVICE.audit_log using hash (leaf_hash)",
    "create index audit_log_record_leaf_index_idx on SERVICE.audit_log (record, leaf_index)",
    "create index audit_log_logged_at_idx on SERVICE.audit_log (logged_at)",
    """create table SERVICE.audit_head (
      one boolean not null default true,
      size bigint not null,
      logged_at timestamptz not null,
      constraint audit_head_pkey primary key (one),
      constraint audit_head_one_check check (one))""",
    "insert into SERVICE.audit_head (size, logged_at) values (0, '2000-01-01 00:00:00Z')",
    """create table SERVICE.audit_node (
      level smallint not null,
      position bigint not null,
      hash bytea not null,
      constraint audit_node_pkey primary key (level, position),
      constraint audit_node_hash_check check (
        octet_length(hash) = 32 and level in (8, 16, 24, 32) and position >= 0))""",
    """create table SERVICE.audit_checkpoint (
      size bigint not null,
      root bytea not null,
      made_at timestamptz not null,
      note bytea not null,
      constraint audit_checkpoint_pkey primary key (size),
      constraint audit_checkpoint_root_check check (octet_length(root) = 32 and octet_length(note) <= 4096))""",
    """create table SERVICE.audit_cosignature (
      size bigint not null,
      witness text not null,
      line bytea not null,
      kept_at timestamptz not null,
      constraint audit_cosignature_pkey primary key (size, witness),
      constraint audit_cosignature_size_fkey foreign key (size) references SERVICE.audit_checkpoint (size),
      constraint audit_cosignature_line_check check (octet_length(line) <= 1024))""",
)

RIGHTS = (
    "revoke all on SERVICE.audit_inbox, SERVICE.audit_log, SERVICE.audit_head, SERVICE.audit_node, "
    "SERVICE.audit_checkpoint, SERVICE.audit_cosignature from SERVICE",
    "grant insert (unit_code, body) on SERVICE.audit_inbox to SERVICE",
    "grant select on SERVICE.audit_log, SERVICE.audit_head to SERVICE",
    "grant select, insert on SERVICE.audit_node, SERVICE.audit_checkpoint, SERVICE.audit_cosignature to SERVICE",
)

ROW_LEVEL_SECURITY = (
    "alter table SERVICE.audit_log enable row level security",
    "alter table SERVICE.audit_log force row level security",
    # Acts of no unit ('00') are for those who answer for a whole province: a scope of two digits.
    """create policy scope on SERVICE.audit_log for select to SERVICE
      using (starts_with(unit_code, nullif(current_setting('app.scope', true), ''))
        or (unit_code = '00' and length(current_setting('app.scope', true)) = 2))""",
    "create policy sequencing on SERVICE.audit_log to SERVICE_owner using (true) with check (true)",
)

TABLES = (*HASHES.split(";\n"), INBOX, LOG, *REST, *RIGHTS, *ROW_LEVEL_SECURITY)
"""In this order."""
