"""Every table of staff in one place, as migrations and tests want it."""

from services.staff.store.account_tables import account, recovery_code, session, sign_in_try
from services.staff.store.invitation_tables import invitation, kin, kin_answer
from services.staff.store.metadata import metadata
from shared.audit_log.tables import audit_tables

audit = audit_tables(metadata)

__all__ = [
    "account",
    "audit",
    "invitation",
    "kin",
    "kin_answer",
    "metadata",
    "recovery_code",
    "session",
    "sign_in_try",
]
