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
from services.registration.store.table_groups.keys import identity_claim, pid_key, pid_key_act
from services.registration.store.table_groups.people import account, draft, session, sign_in_code, sms_outbox
from services.registration.store.table_groups.proposals import unit_proposal
from services.registration.store.table_groups.receipts import receipt_addendum
from services.registration.store.table_groups.rights import (
    consent,
    data_request,
    notice_shown,
    notice_text,
    unit_season,
)
from services.registration.store.table_groups.sign_in import (
    helper_act,
    helper_grant,
    province_answer,
    province_identity,
    rate_window,
)
from services.registration.store.table_groups.told import draw_notice, draw_result, result_letter
from services.registration.store.table_groups.units import admission_unit, school
from shared.approvals.requests import Approvals
from shared.approvals.table import approval_table
from shared.audit_log.tables import audit_tables
from shared.jobs.outbox import outbox_table
from shared.jobs.seen import seen_table

outbox = outbox_table(metadata)
seen = seen_table(metadata)
audit = audit_tables(metadata)
approvals = Approvals(approval_table(metadata), audit.inbox)

__all__ = [
    "SEALED_COLUMNS",
    "account",
    "admission_unit",
    "application",
    "application_act",
    "approvals",
    "audit",
    "choice",
    "consent",
    "data_request",
    "draft",
    "draw_file",
    "draw_freeze",
    "draw_notice",
    "draw_result",
    "helper_act",
    "helper_grant",
    "identity_claim",
    "metadata",
    "notice_shown",
    "notice_text",
    "outbox",
    "pid_key",
    "pid_key_act",
    "placement",
    "province_answer",
    "province_identity",
    "rate_window",
    "receipt",
    "receipt_addendum",
    "result_letter",
    "school",
    "seen",
    "session",
    "sign_in_code",
    "sms_outbox",
    "unit_proposal",
    "unit_season",
]
