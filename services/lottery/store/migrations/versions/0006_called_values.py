"""The values of sources as two people typed them, and the reading of the fingerprint; both are only added to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import UUID

from shared.database.scope import guard, unguard

revision = "0006"
down_revision = "0005"

TABLES = ("called", "reading")
MOMENT = sa.DateTime(timezone=True)
KEEP_CALLED = """
create function lottery.keep_called() returns trigger language plpgsql set search_path = pg_catalog as $$
declare typed bigint; said bigint; last integer;
begin
  if not exists (select from lottery.draw where (unit_code, draw_id) = (new.unit_code, new.draw_id)
      and state in ('frozen', 'closed')) then
    raise exception 'nothing is called in this state of a draw';
  end if;
  select max(attempt) into last from lottery.called
    where (unit_code, draw_id, source, place) = (new.unit_code, new.draw_id, new.source, new.place);
  select count(*), count(distinct value) into typed, said from lottery.called
    where (unit_code, draw_id, source, place, attempt) = (new.unit_code, new.draw_id, new.source, new.place, last);
  if typed = 2 and said = 1 then raise exception 'a called value stands'; end if;
  if new.attempt <> coalesce(last, 0) + (typed <> 1)::integer or new.seat <> 1 + (typed = 1)::integer then
    raise exception 'one attempt after the other, and two people in each';
  end if;
  return new;
end $$
"""
KEEP_READING = """
create function lottery.keep_reading() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not exists (select from lottery.draw
      where (unit_code, draw_id) = (new.unit_code, new.draw_id) and state = 'frozen') then
    raise exception 'the fingerprint is read after the freeze and before the closing';
  end if;
  if exists (select from lottery.reading
      where (unit_code, draw_id, row) = (new.unit_code, new.draw_id, new.row) and agreed) then
    raise exception 'a row that was agreed stands';
  end if;
  return new;
end $$
"""


def upgrade() -> None:
    """Make both tables, and let nothing in them be changed."""
    _called()
    _reading()
    for table, function in ((TABLES[0], KEEP_CALLED), (TABLES[1], KEEP_READING)):
        op.execute(function)
        op.execute(f"revoke update, delete, truncate on lottery.{table} from lottery")
        _on(table, f"keep_{table}", "insert", each="row")
        _on(table, "keep_for_ever", "update or delete", each="row")
        _on(table, "keep_for_ever", "truncate", each="statement")
        guard(op, "lottery", table)


def _called() -> None:
    op.create_table(
        "called",
        *_of_a_draw(),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("place", sa.SmallInteger, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("seat", sa.SmallInteger, nullable=False),
        sa.Column("typist", UUID, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("proof", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("seat in (1, 2)", name="called_seat_check"),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "source", "place", "attempt", "seat", name="called_pkey"),
        sa.UniqueConstraint(
            "unit_code", "draw_id", "source", "place", "attempt", "typist", name="called_two_people_key"
        ),
        _belongs_to_draw("called"),
        schema="lottery",
    )


def _reading() -> None:
    op.create_table(
        "reading",
        *_of_a_draw(),
        sa.Column("row", sa.SmallInteger, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("agreed", sa.Boolean, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("row between 1 and 4", name="reading_row_check"),
        sa.PrimaryKeyConstraint("unit_code", "draw_id", "row", "attempt", name="reading_pkey"),
        _belongs_to_draw("reading"),
        schema="lottery",
    )


def _of_a_draw() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("unit_code", sa.Text, nullable=False), sa.Column("draw_id", sa.Text, nullable=False)


def _belongs_to_draw(table: str) -> sa.ForeignKeyConstraint:
    name = f"{table}_unit_code_draw_id_fkey"
    return sa.ForeignKeyConstraint(
        ["unit_code", "draw_id"], ["lottery.draw.unit_code", "lottery.draw.draw_id"], name=name
    )


def _on(table: str, function: str, events: str, *, each: str) -> None:
    name = f"{table}_{function}_{events.partition(' ')[0]}"
    call = f"for each {each} execute function lottery.{function}()"
    op.execute(f"create trigger {name} before {events} on lottery.{table} {call}")
    op.execute(f"alter table lottery.{table} enable always trigger {name}")


def downgrade() -> None:
    """Take the tables away; for a database without a draw."""
    for table in TABLES:
        unguard(op, "lottery", table)
        op.drop_table(table, schema="lottery")
        op.execute(f"drop function lottery.keep_{table}()")
