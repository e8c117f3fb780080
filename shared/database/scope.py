"""Which units a transaction may touch, as PostgreSQL itself enforces it: row-level security by `app.scope`.

A scope is a prefix of unit codes (14 a province, 1401 a city, 140105 a county). It is set for one transaction only. The
policy compares with `nullif(…, '')`, because after its first use a session reads the setting as an empty text, which
every unit code begins with: without `nullif` a forgotten scope would show everything (docs/decisions/0011).
"""

import re
from typing import Protocol

import sqlalchemy as sa

UNSCOPED = ""
"""For tables that belong to no unit (accounts, sessions, messages): such a transaction sees no row of a guarded one."""

HOLDS = "starts_with(unit_code, nullif(current_setting('app.scope', true), ''))"
SCOPE = re.compile(r"[0-9]{2,6}")


class Operations(Protocol):
    """What a migration runs statements with: `alembic.op`."""

    def execute(self, sqltext: str) -> object:
        """Run one statement."""


def checked_scope(scope: str) -> str:
    """Return the scope, which goes into SQL as it is; raise `ValueError` for what is neither digits nor nothing."""
    if scope != UNSCOPED and not SCOPE.fullmatch(scope):
        raise ValueError("a scope is a prefix of unit codes of two to six digits")
    return scope


def within(unit_code: "sa.ColumnElement[str]", scope: str) -> "sa.ColumnElement[bool]":
    """Return the condition that a unit lies in a scope, as a range: an index serves it, row-level security or not."""
    beyond = scope[:-1] + chr(ord(scope[-1]) + 1)
    return sa.and_(unit_code >= checked_scope(scope), unit_code < beyond)


def guard(op: Operations, schema: str, table: str, *, everybody_reads: bool = False) -> None:
    """In a migration: let a table with `unit_code` be read and written within the transaction's scope only.

    Its owner is held too. `everybody_reads` is for public announcements: read by anyone, written within the scope.
    """
    name = f"{schema}.{table}"
    op.execute(f"alter table {name} enable row level security")
    op.execute(f"alter table {name} force row level security")
    op.execute(f"create policy scope on {name} using ({HOLDS}) with check ({HOLDS})")
    if everybody_reads:
        op.execute(f"create policy everybody_reads on {name} for select using (true)")


def unguard(op: Operations, schema: str, table: str) -> None:
    """In a migration: undo `guard`."""
    name = f"{schema}.{table}"
    op.execute(f"drop policy if exists everybody_reads on {name}")
    op.execute(f"drop policy scope on {name}")
    op.execute(f"alter table {name} no force row level security")
    op.execute(f"alter table {name} disable row level security")
