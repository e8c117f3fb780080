"""Draws, their files, the frozen roster and the result; what is written once stays, held by triggers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STATES = ("announced", "frozen", "closed", "seeded", "drawn", "published", "void")
WRITTEN_ONCE = ("draw_file", "entry", "placement")

KEEP_ORDER = """
create function lottery.keep_order() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'announced' then raise exception 'a draw begins with its announcement'; end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' then raise exception 'a draw is never deleted'; end if;
  if not (old.state || '>' || new.state) = any (array['announced>frozen', 'frozen>closed', 'closed>seeded',
      'seeded>drawn', 'drawn>published', 'announced>void', 'frozen>void', 'closed>void']) then
    raise exception 'no step leads from % to %', old.state, new.state;
  end if;
  if new.since < old.since or new.notice <> old.notice
      or not jsonb_strip_nulls(to_jsonb(old) - 'state' - 'since') <@ to_jsonb(new) then
    raise exception 'what is known of a draw does not change';
  end if;
  return new;
end $$
"""
KEEP_FOR_EVER = """
create function lottery.keep_for_ever() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'the rows of % are written once', tg_table_name;
end $$
"""


def upgrade() -> None:
    """Make the tables, then the triggers."""
    _draws()
    _files()
    _rosters()
    _placements()
    _outbox()
    _triggers()


def _draws() -> None:
    op.create_table(
        "draw",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("notice", JSONB, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("announced_at", MOMENT, nullable=False),
        *(sa.Column(f"{step}_at", MOMENT) for step in ("frozen", "closed", "seeded", "drawn", "published", "void")),
        sa.Column("void_letter", sa.Text),
        sa.Column("void_ground", sa.Text),
        sa.Column("prev", sa.Text),
        sa.Column("draw_sha256", sa.Text),
        sa.Column("roster_rows", sa.Integer),
        sa.Column("seed", sa.Text),
        sa.Column("results_sha256", sa.Text),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", name="draw_pkey"),
        sa.UniqueConstraint("unit_code", "seq", name="draw_unit_code_seq_key"),
        sa.CheckConstraint(sa.column("state").in_(STATES), name="draw_state_known_check"),
        schema="lottery",
    )


def _of_a_draw(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["unit_code", "draw_id"],
        ["lottery.draw.unit_code", "lottery.draw.draw_id"],
        name=f"{table}_unit_code_draw_id_fkey",
    )


def _files() -> None:
    op.create_table(
        "draw_file",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "name", name="draw_file_pkey"),
        _of_a_draw("draw_file"),
        schema="lottery",
    )


def _rosters() -> None:
    op.create_table(
        "entry",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("app_no", sa.Text, nullable=False),
        sa.Column("choice", sa.SmallInteger, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("bound", sa.Text, nullable=False),
        sa.Column("school", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("tier", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "app_no", "choice", name="entry_pkey"),
        _of_a_draw("entry"),
        schema="lottery",
    )
    index = "entry_unit_code_draw_id_school_category_idx"
    op.create_index(index, "entry", ["unit_code", "draw_id", "school", "category"], schema="lottery")


def _placements() -> None:
    op.create_table(
        "placement",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("draw_id", sa.Text, nullable=False),
        sa.Column("school", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("pos", sa.Integer, nullable=False),
        sa.Column("app_no", sa.Text, nullable=False),
        sa.Column("bound", sa.Text, nullable=False),
        sa.Column("choice", sa.SmallInteger, nullable=False),
        sa.Column("tier", sa.SmallInteger, nullable=False),
        sa.Column("ticket", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("wait", sa.Integer),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "school", "category", "line", name="placement_pkey"),
        _of_a_draw("placement"),
        schema="lottery",
    )
    index = "placement_unit_code_draw_id_app_no_idx"
    op.create_index(index, "placement", ["unit_code", "draw_id", "app_no"], schema="lottery")


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("receiver", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("receiver in ('registration')", name="outbox_receiver_check"),
        sa.PrimaryKeyConstraint("id", name="outbox_pkey"),
        schema="lottery",
    )


def _triggers() -> None:
    op.execute(KEEP_ORDER)
    op.execute(KEEP_FOR_EVER)
    _guard("draw", "keep_order", "insert or update or delete", each="row")
    _guard("draw", "keep_for_ever", "truncate", each="statement")
    for table in WRITTEN_ONCE:
        op.execute(f"revoke update, delete, truncate on lottery.{table} from lottery")
        _guard(table, "keep_for_ever", "update or delete", each="row")
        _guard(table, "keep_for_ever", "truncate", each="statement")


def _guard(table: str, function: str, events: str, *, each: str) -> None:
    name = f"{table}_{function}_{each}"
    call = f"for each {each} execute function lottery.{function}()"
    op.execute(f"create trigger {name} before {events} on lottery.{table} {call}")
    op.execute(f"alter table lottery.{table} enable always trigger {name}")


def downgrade() -> None:
    """There is no way back: what was published stays."""
    raise NotImplementedError("a published draw is never taken back")
