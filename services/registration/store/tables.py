"""Every table of registration: importing this module fills `metadata`."""

from services.registration.store.table_groups.applications import (
    SEALED_COLUMNS,
    application,
    application_act,
    choice,
    receipt,
)
from services.registration.store.table_groups.base import metadata
from services.registration.store.table_groups.draws import draw_file, draw_freeze, placement
from services.registration.store.table_groups.people import account, draft, session, sign_in_code, sms_outbox
from services.registration.store.table_groups.units import admission_unit, school
from shared.jobs.outbox import outbox_table
from shared.jobs.seen import seen_table

outbox = outbox_table(metadata)
seen = seen_table(metadata)

__all__ = [
    "SEALED_COLUMNS",
    "account",
    "admission_unit",
    "application",
    "application_act",
    "choice",
    "draft",
    "draw_file",
    "draw_freeze",
    "metadata",
    "outbox",
    "placement",
    "receipt",
    "school",
    "seen",
    "session",
    "sign_in_code",
    "sms_outbox",
]
