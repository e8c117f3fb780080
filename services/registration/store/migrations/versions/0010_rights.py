"""Rights: requests and their written answers, notices that were shown, consents, ends of seasons, and erasure."""

import sqlalchemy as sa
from alembic import op

from shared.database.scope import guard

revision = "0010"
down_revision = "0009"

SCHEMA = "registration"
MOMENT = sa.DateTime(timezone=True)
WIPE = """
create function registration.wipe_identity_claims() returns trigger language plpgsql
security definer set search_path = pg_catalog as $$
begin
  delete from registration.identity_claim where unit_code = new.unit_code and number = new.number;
  return null;
end $$
"""
"""What is noted of a child by its index goes with the form; named so that it fires after the note of the change."""
ONLY_WITH_THE_FORM = """
create function registration.only_with_the_form() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    if new.request_hash = old.request_hash then
      return new;
    end if;
    if new.request_hash <> ''::bytea then
      raise exception 'the hash of a request is only emptied';
    end if;
  end if;
  if not exists (select from registration.application
      where unit_code = old.unit_code and number = old.number and erased_at is not null) then
    raise exception 'this goes with the form of its application, and not before';
  end if;
  if tg_op = 'UPDATE' then
    return new;
  end if;
  return old;
end $$
"""
GUARDED = ("data_request", "notice_text", "notice_shown", "consent", "unit_season")


def upgrade() -> None:
    """Make the tables, each held to its unit, and note on applications when they were erased."""
    op.add_column("application", sa.Column("erased_at", MOMENT, nullable=True), schema=SCHEMA)
    _make_data_request()
    _make_notices()
    _make_consent()
    _make_unit_season()
    for table in GUARDED:
        guard(op, SCHEMA, table)
    _keep_what_was_shown()
    _open_receipts()
    op.execute(WIPE)
    op.execute(
        f"create trigger wipe_identity_claims after update of erased_at on {SCHEMA}.application for each row "
        f"when (new.erased_at is not null) execute function {SCHEMA}.wipe_identity_claims()"
    )


def downgrade() -> None:
    """Drop them."""
    op.execute(f"revoke update (request_hash) on {SCHEMA}.receipt from registration")
    op.execute(f"revoke delete on {SCHEMA}.receipt_addendum from registration")
    for table in ("receipt", "receipt_addendum"):
        op.execute(f"drop trigger only_with_the_form on {SCHEMA}.{table}")
    op.execute(f"drop function {SCHEMA}.only_with_the_form()")
    op.execute(f"drop trigger wipe_identity_claims on {SCHEMA}.application")
    op.execute(f"drop function {SCHEMA}.wipe_identity_claims()")
    for table in ("unit_season", "consent", "notice_shown", "notice_text", "data_request"):
        op.drop_table(table, schema=SCHEMA)
    op.execute(f"drop function {SCHEMA}.refuse_new_words()")
    op.drop_column("application", "erased_at", schema=SCHEMA)


def _open_receipts() -> None:
    """Let what a receipt keeps beside its fingerprint go, once the form of its application is gone."""
    op.execute(f"grant update (request_hash) on {SCHEMA}.receipt to registration")
    op.execute(f"grant delete on {SCHEMA}.receipt_addendum to registration")
    op.execute(ONLY_WITH_THE_FORM)
    for table, when in (("receipt", "update of request_hash"), ("receipt_addendum", "delete")):
        op.execute(
            f"create trigger only_with_the_form before {when} on {SCHEMA}.{table} for each row "
            f"execute function {SCHEMA}.only_with_the_form()"
        )
        op.execute(f"alter table {SCHEMA}.{table} enable always trigger only_with_the_form")


def _make_data_request() -> None:
    op.create_table(
        "data_request",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("request_id", sa.Uuid, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("sealed_words", sa.LargeBinary, nullable=True),
        sa.Column("objects_to", sa.Uuid, nullable=True),
        sa.Column("due_at", MOMENT, nullable=True),
        *_answer_columns(),
        *_request_rules(),
        sa.PrimaryKeyConstraint("unit_code", "request_id", name=op.f("data_request_pkey")),
        schema=SCHEMA,
    )
    mine = ["account_id", "unit_code", "asked_at"]
    op.create_index(op.f("data_request_account_id_unit_code_asked_at_idx"), "data_request", mine, schema=SCHEMA)
    op.create_index(
        "data_request_open_idx",
        "data_request",
        ["due_at", "unit_code"],
        schema=SCHEMA,
        postgresql_where=sa.text("verdict is null"),
    )


def _answer_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("verdict", sa.Text, nullable=True),
        sa.Column("reason_code", sa.Text, nullable=True),
        sa.Column("sealed_answer", sa.LargeBinary, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", sa.Text, nullable=True),
        sa.Column("kept_until", MOMENT, nullable=True),
    )


def _request_rules() -> tuple[sa.CheckConstraint, ...]:
    whole = (
        "(verdict is null) = (answered_at is null) and (verdict is null) = (sealed_answer is null) "
        "and (verdict is null) = (reason_code is null) and (verdict is null) = (answered_by is null)"
    )
    rules = {
        "kind_known": "kind in ('see', 'copy', 'correct', 'delete')",
        "verdict_known": "verdict in ('granted', 'refused')",
        "answered_whole": whole,
        "open_has_a_date": "verdict is not null or due_at is not null",
    }
    return tuple(sa.CheckConstraint(rule, name=op.f(f"data_request_{name}_check")) for name, rule in rules.items())


def _make_notices() -> None:
    op.create_table(
        "notice_text",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("first_shown_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "sha256", name=op.f("notice_text_pkey")),
        schema=SCHEMA,
    )
    op.create_table(
        "notice_shown",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("shown_at", MOMENT, nullable=False),
        sa.Column("acknowledged_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_code", "sha256"],
            [f"{SCHEMA}.notice_text.unit_code", f"{SCHEMA}.notice_text.sha256"],
            name=op.f("notice_shown_unit_code_sha256_fkey"),
        ),
        sa.PrimaryKeyConstraint("unit_code", "account_id", "sha256", name=op.f("notice_shown_pkey")),
        schema=SCHEMA,
    )


def _keep_what_was_shown() -> None:
    """What somebody was shown cannot be changed afterwards: the text only leaves with the unit itself."""
    table = f"{SCHEMA}.notice_text"
    op.execute(f"revoke update, delete, truncate on {table} from registration")
    op.execute(
        f"create function {SCHEMA}.refuse_new_words() returns trigger language plpgsql as "
        "$$ begin raise exception 'a notice that was shown does not change'; end $$"
    )
    op.execute(
        f"create trigger keep_rows before update or delete on {table} for each row "
        f"execute function {SCHEMA}.refuse_new_words()"
    )
    op.execute(f"alter table {table} enable always trigger keep_rows")


def _make_consent() -> None:
    op.create_table(
        "consent",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("consent_id", sa.Uuid, nullable=False),
        sa.Column("account_id", sa.LargeBinary, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("unit_code", "consent_id", name=op.f("consent_pkey")),
        schema=SCHEMA,
    )
    op.create_index(
        "consent_one_in_force",
        "consent",
        ["account_id", "unit_code", "about"],
        unique=True,
        schema=SCHEMA,
        postgresql_where=sa.text("revoked_at is null"),
    )


def _make_unit_season() -> None:
    op.create_table(
        "unit_season",
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=True),
        sa.Column("over_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("unit_code", "season", name=op.f("unit_season_pkey")),
        schema=SCHEMA,
    )
