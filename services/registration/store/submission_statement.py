"""The one statement of a submission: everything it writes, and what was there before, in one round trip.

The application number is a keyed hash of account and Idempotency-Key, so its primary key is the idempotency check. The
row of the unit is held (`for key share`) while it is not frozen, so that no number is issued behind a freeze. An
account that has its most applications gets no further one; a few sent in the same instant may exceed that.
"""

from services.registration.store.table_groups.applications import SEALED_COLUMNS

PLAIN = (
    "unit_code",
    "number",
    "season",
    "stage",
    "account_id",
    "submission",
    "child_index",
    "guardian_indexes",
    "state",
    "version",
    "together_with",
    "facts",
    "changed_at",
    "sealed_one_guardian_reason",
)
"""The columns that are written besides the items of the form, in the order of the statement's values."""

MOST_APPLICATIONS = 8
"""Of one account in one season of a unit, those withdrawn or merged not counted."""

COLUMNS = (*PLAIN, *SEALED_COLUMNS.values())
REST = (
    "request_hash bytea",
    "form_hash bytea",
    "sealed_note bytea",
    "schools text[]",
    "categories text[]",
    "message bytea",
    "event text",
    "helper bytea",
)
"""What the other tables get, in the order of the values after the columns."""


def _written() -> str:
    values = {
        name.split()[0]: f"${place}::{name.split()[1]}" for place, name in enumerate(REST, start=len(COLUMNS) + 1)
    }
    own = ", ".join(f"${place}" for place in range(1, len(COLUMNS) + 1))
    moment = f"${PLAIN.index('changed_at') + 1}"
    return f"""
with open_unit as (
  select unit_code from registration.admission_unit
  where unit_code = $1 and season = $3 and frozen_at is null for key share),
mine as (
  select count(*) as live from registration.application
  where unit_code = $1 and season = $3 and account_id = $5 and state not in ('withdrawn', 'merged')),
app as (
  insert into registration.application ({", ".join(COLUMNS)})
  select {own} from open_unit, mine where mine.live < {MOST_APPLICATIONS}
  on conflict (unit_code, number) do nothing returning unit_code, number, version),
written_receipt as (
  insert into registration.receipt (unit_code, number, version, request_hash, form_hash, received_at, sealed_note)
  select unit_code, number, version, {values["request_hash"]}, {values["form_hash"]}, {moment}, {values["sealed_note"]}
  from app),
written_choice as (
  insert into registration.choice (unit_code, number, place, school_code, category)
  select app.unit_code, app.number, wish.place, wish.school_code, wish.category from app,
  unnest({values["schools"]}, {values["categories"]}) with ordinality as wish (school_code, category, place)),
written_act as (
  insert into registration.application_act (unit_code, number, act, done_at, helper_account)
  select unit_code, number, 'submitted', {moment}, {values["helper"]} from app),
written_message as (
  insert into registration.outbox (receiver, name, body)
  select 'verification', 'CheckRequested', {values["message"]} from app),
written_event as (
  insert into registration.audit_inbox (unit_code, body) select unit_code, {values["event"]} from app)
select (select count(*) from app) as inserted, (select count(*) from open_unit) as open,
  (select live from mine) as live,
  prior.submission, prior.request_hash, prior.sealed_note
from (values (1)) as one left join (
  select a.submission, r.request_hash, r.sealed_note
  from registration.application a join registration.receipt r using (unit_code, number)
  where a.unit_code = $1 and a.number = $2 and r.version = 1) as prior on true"""  # noqa: S608  (names of our own columns)


STATEMENT = _written()
