"""Every table of verification in one place, as migrations and tests want it."""

from services.verification.store.case_tables import case_file, finding, refusal, registry_check, unit_rules
from services.verification.store.clerk_tables import clerk, clerk_session, sign_in_try
from services.verification.store.evidence_tables import card_view, registry_answer, registry_query
from services.verification.store.metadata import metadata
from shared.jobs.outbox import outbox_table
from shared.jobs.seen import seen_table

outbox = outbox_table(metadata)
seen = seen_table(metadata)

__all__ = [
    "card_view",
    "case_file",
    "clerk",
    "clerk_session",
    "finding",
    "metadata",
    "outbox",
    "refusal",
    "registry_answer",
    "registry_check",
    "registry_query",
    "seen",
    "sign_in_try",
    "unit_rules",
]
