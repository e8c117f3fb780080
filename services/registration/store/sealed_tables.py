"""Every sealed column of registration. A column that is not here is not sealed, and a test asks why."""

from services.registration.store.tables import (
    SEALED_COLUMNS,
    account,
    application,
    data_request,
    draft,
    helper_grant,
    pid_key,
    receipt,
    receipt_addendum,
    sms_outbox,
)
from shared.database.sealed_tables import SealedTable

ACCOUNT = SealedTable(account, ("sealed_phone",), row=("account_id",))
APPLICATION = SealedTable(
    application,
    (*SEALED_COLUMNS.values(), "sealed_notice", "sealed_one_guardian_reason"),
    row=("unit_code", "number"),
)
DATA_REQUEST = SealedTable(data_request, ("sealed_words", "sealed_answer"), row=("unit_code", "request_id"))
DRAFT = SealedTable(draft, ("sealed_content",), row=("unit_code", "account_id", "slot"))
HELPER_GRANT = SealedTable(
    helper_grant,
    ("sealed_guardian_name", "sealed_helper_name", "sealed_helper_phone"),
    row=("unit_code", "grant_id"),
)
RECEIPT = SealedTable(receipt, ("sealed_note",), row=("unit_code", "number", "version"))
RECEIPT_ADDENDUM = SealedTable(receipt_addendum, ("sealed_addendum",), row=("unit_code", "number", "version"))
PID_KEY = SealedTable(pid_key, ("sealed_key",), row=("unit_code", "season", "stage"))
SMS_OUTBOX = SealedTable(sms_outbox, ("sealed_phone", "sealed_text"), row=("sms_id",))

SEALED_TABLES = (
    ACCOUNT,
    APPLICATION,
    DATA_REQUEST,
    DRAFT,
    HELPER_GRANT,
    PID_KEY,
    RECEIPT,
    RECEIPT_ADDENDUM,
    SMS_OUTBOX,
)
