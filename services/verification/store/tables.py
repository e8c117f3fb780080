"""Every table of verification in one place, as migrations and tests want it."""

from services.verification.store.case_tables import case_file, finding, refusal, registry_check, unit_rules
from services.verification.store.evidence_tables import card_view, registry_answer, registry_query
from services.verification.store.metadata import metadata
from services.verification.store.proposal_tables import proposal, rules_proposal
from services.verification.store.staff_tables import staff_seen
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
    "approvals",
    "audit",
    "card_view",
    "case_file",
    "finding",
    "metadata",
    "outbox",
    "proposal",
    "refusal",
    "registry_answer",
    "registry_check",
    "registry_query",
    "rules_proposal",
    "seen",
    "staff_seen",
    "unit_rules",
]
