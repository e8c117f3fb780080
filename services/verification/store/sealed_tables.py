"""Every sealed column of verification. A column that is not here is not sealed, and a test asks why."""

from services.verification.store.tables import (
    card_view,
    case_file,
    finding,
    proposal,
    refusal,
    registry_answer,
    rules_proposal,
)
from shared.database.sealed_tables import SealedTable

CASE_FILE = SealedTable(case_file, ("claim",), row=("unit_code", "application_number", "version"))
FINDING = SealedTable(finding, ("reason", "sentence"), row=("finding_id",))
REFUSAL = SealedTable(refusal, ("reason", "next_step"), row=("unit_code", "application_number", "version"))
REGISTRY_ANSWER = SealedTable(registry_answer, ("body",), row=("unit_code", "registry", "key_index"))
CARD_VIEW = SealedTable(card_view, ("note",), row=("unit_code", "view_id"))
PROPOSAL = SealedTable(proposal, ("reason", "answer"), row=("unit_code", "approval_id"))
RULES_PROPOSAL = SealedTable(rules_proposal, ("reason", "answer"), row=("unit_code", "approval_id"))

SEALED_TABLES = (CASE_FILE, FINDING, REFUSAL, REGISTRY_ANSWER, CARD_VIEW, PROPOSAL, RULES_PROPOSAL)
