"""Keys of pseudonyms with their acts, one index for a child in every unit, and the retiring of sealing keys."""

import sqlalchemy as sa
from alembic import op

from shared.database.scope import guard
from shared.database.sealing_guard import drop_sealing_guard, sealing_guard

revision = "0012"
down_revision = "0011"

SCHEMA = "registration"
MOMENT = sa.DateTime(timezone=True)
SEASON = ("unit_code", "season", "stage")

KEEP_PID_KEY = """
create function registration.keep_pid_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'pid_key' then
    if old.sealed_key is not null and (new.unit_code, new.season, new.stage, new.commitment, new.made_at)
        = (old.unit_code, old.season, old.stage, old.commitment, old.made_at) then
      return new;
    end if;
  end if;
  raise exception 'a key of pseudonyms is made once, and what was done with it stays';
end $$
"""
NOTE_IDENTITY_CLAIM = """
create function registration.note_identity_claim() returns trigger language plpgsql
security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and (old.state, old.child_index) = (new.state, new.child_index) then
    return null;
  end if;
  if old.state = 'proven' then
    insert into registration.identity_claim (child_index, unit_code, season, stage, number, state, noted_at)
    values (old.child_index, old.unit_code, old.season, old.stage, old.number, 'ended', old.changed_at);
  end if;
  if tg_op = 'UPDATE' and new.state = 'proven' then
    insert into registration.identity_claim (child_index, unit_code, season, stage, number, state, noted_at)
    values (new.child_index, new.unit_code, new.season, new.stage, new.number, 'proven', new.changed_at);
  end if;
  return null;
end $$
"""
CLAIM_TRIGGERS = """
create trigger note_identity_claim after update of state, child_index on registration.application for each row
when (old.state = 'proven' or new.state = 'proven') execute function registration.note_identity_claim();
create trigger note_identity_claim_gone after delete on registration.application for each row
when (old.state = 'proven') execute function registration.note_identity_claim();
"""


def upgrade() -> None:
    """Make them."""
    _make_pid_key()
    _make_pid_key_act()
    _keep_pid_keys()
    _make_identity_claim()
    for table in ("pid_key", "pid_key_act"):
        guard(op, SCHEMA, table)
    sealing_guard(op, SCHEMA)


def downgrade() -> None:
    """Drop them."""
    drop_sealing_guard(op, SCHEMA)
    for name in ("note_identity_claim", "note_identity_claim_gone"):
        op.execute(f"drop trigger {name} on {SCHEMA}.application")
    for table in ("identity_claim", "pid_key_act", "pid_key"):
        op.drop_table(table, schema=SCHEMA)
    for function in ("note_identity_claim", "keep_pid_key"):
        op.execute(f"drop function {SCHEMA}.{function}()")


def _make_pid_key() -> None:
    op.create_table(
        "pid_key",
        *(sa.Column(name, sa.Text, nullable=False) for name in SEASON),
        sa.Column("sealed_key", sa.LargeBinary, nullable=True),
        sa.Column("commitment", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint(*SEASON, name=op.f("pid_key_pkey")),
        schema=SCHEMA,
    )


def _make_pid_key_act() -> None:
    op.create_table(
        "pid_key_act",
        *(sa.Column(name, sa.Text, nullable=False) for name in SEASON),
        sa.Column("act_id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("done_by", "allowed_by", "recipient", "file_sha256")),
        sa.PrimaryKeyConstraint(*SEASON, "act_id", name=op.f("pid_key_act_pkey")),
        sa.ForeignKeyConstraint(
            SEASON,
            [f"{SCHEMA}.pid_key.{name}" for name in SEASON],
            name=op.f("pid_key_act_unit_code_season_stage_fkey"),
        ),
        sa.CheckConstraint("act in ('handed_over', 'destroyed')", name=op.f("pid_key_act_act_known_check")),
        sa.CheckConstraint("done_by <> allowed_by", name=op.f("pid_key_act_two_people_check")),
        schema=SCHEMA,
    )


def _keep_pid_keys() -> None:
    """Let a key lose its value or be sealed anew, and nothing else ever change."""
    op.execute(KEEP_PID_KEY)
    for table in ("pid_key", "pid_key_act"):
        op.execute(
            f"create trigger keep_rows before update or delete on {SCHEMA}.{table} for each row "
            f"execute function {SCHEMA}.keep_pid_key()"
        )
        op.execute(
            f"create trigger keep_table before truncate on {SCHEMA}.{table} for each statement "
            f"execute function {SCHEMA}.keep_pid_key()"
        )
        for trigger in ("keep_rows", "keep_table"):
            op.execute(f"alter table {SCHEMA}.{table} enable always trigger {trigger}")
    op.execute(f"revoke update, delete on {SCHEMA}.pid_key, {SCHEMA}.pid_key_act from {SCHEMA}")
    op.execute(f"grant update (sealed_key) on {SCHEMA}.pid_key to {SCHEMA}")


def _make_identity_claim() -> None:
    op.create_table(
        "identity_claim",
        sa.Column("child_index", sa.LargeBinary, nullable=False),
        sa.Column("claim_id", sa.BigInteger, sa.Identity(), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in (*SEASON, "number", "state")),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "claim_id", name=op.f("identity_claim_pkey")),
        sa.CheckConstraint("state in ('proven', 'ended')", name=op.f("identity_claim_state_known_check")),
        schema=SCHEMA,
    )
    for columns in (["child_index"], ["unit_code", "number"]):
        name = op.f(f"identity_claim_{'_'.join(columns)}_idx")
        op.create_index(name, "identity_claim", columns, schema=SCHEMA)
    op.execute(f"revoke insert, update, delete on {SCHEMA}.identity_claim from {SCHEMA}")
    op.execute(NOTE_IDENTITY_CLAIM)
    for statement in filter(str.strip, CLAIM_TRIGGERS.split(";")):
        op.execute(statement)
