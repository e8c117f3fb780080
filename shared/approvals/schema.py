"""Makes the table of requests in a migration: what was asked never changes, a decision is made once, a use once.

Frozen like a migration: another form of the table is another function.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import SchemaItem

from shared.database.scope import guard

MOMENT = sa.DateTime(timezone=True)
ACTS = (
    "'OVERRIDE_FINDING', 'RAISE_TIER', 'BULK_EXPORT', 'BULK_VIEW', 'FREEZE_DRAW', 'RELEASE_RESULTS', 'CHANGE_POLICY', "
    "'HAND_OVER_PID_KEY', 'DESTROY_PID_KEY'"
)
CHANGING = "decided_by, decided_role, decided_at, verdict, used_at"
"""What the service may write after the request was made; the rest it may not even try to change."""


def create_approval(op: Any, schema: str) -> None:
    """Make the table, close it to other units, and keep it from being rewritten: by the service and by its owner."""
    op.create_table("approval", *_columns(), *_checks(), schema=schema)
    op.create_index("approval_matter_idx", "approval", ["unit_code", "act", "subject"], schema=schema)
    guard(op, schema, "approval")
    op.execute(f"revoke update, delete on {schema}.approval from {schema}")
    op.execute(f"grant update ({CHANGING}) on {schema}.approval to {schema}")
    op.execute(_keep_approval(schema))
    op.execute(
        f"create trigger keep_approval before update or delete on {schema}.approval "
        f"for each row execute function {schema}.keep_approval()"
    )
    op.execute(f"alter table {schema}.approval enable always trigger keep_approval")


def drop_approval(op: Any, schema: str) -> None:
    """Take table and function away again."""
    op.drop_table("approval", schema=schema)
    op.execute(f"drop function {schema}.keep_approval()")


def _columns() -> tuple[SchemaItem, ...]:
    return (
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("approval_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_role", sa.Text(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_role", sa.Text(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("unit_code", "approval_id", name="approval_pkey"),
    )


def _checks() -> tuple[SchemaItem, ...]:
    return tuple(
        sa.CheckConstraint(condition, name=name)
        for name, condition in (
            ("act", f"act in ({ACTS})"),
            ("content", "content_sha256 ~ '^[0-9a-f]{64}$'"),
            ("verdict", "verdict in ('agreed', 'declined', 'withdrawn')"),
            ("decided", "num_nulls(decided_by, decided_role, decided_at, verdict) in (0, 4)"),
            ("two_people", "(verdict = 'withdrawn') = (decided_by = asked_by)"),
            ("in_time", "decided_at < expires_at"),
            ("used", "used_at is null or (verdict = 'agreed' and used_at < expires_at)"),
        )
    )


def _keep_approval(schema: str) -> str:
    asked = "unit_code, approval_id, act, subject, content_sha256, asked_by, asked_role, asked_at, purpose, expires_at"
    decided = "decided_by, decided_role, decided_at, verdict"
    return f"""
create function {schema}.keep_approval() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a request stays as it was made';
  end if;
  if ({_of("new", asked)}) is distinct from ({_of("old", asked)}) then
    raise exception 'what was asked for never changes';
  end if;
  if old.verdict is not null and ({_of("new", decided)}) is distinct from ({_of("old", decided)}) then
    raise exception 'a decision is made once';
  end if;
  if old.used_at is not null and new.used_at is distinct from old.used_at then
    raise exception 'an approval is used once';
  end if;
  return new;
end $$"""


def _of(row: str, names: str) -> str:
    return ", ".join(f"{row}.{name}" for name in names.split(", "))
