"""Every sealed column of staff: the secrets that phones make codes from. All else is hashed, or no secret."""

from services.staff.store.tables import account, invitation
from shared.database.sealed_tables import SealedTable

ACCOUNT = SealedTable(account, ("totp_secret",), row=("staff_id",))
INVITATION = SealedTable(invitation, ("totp_secret",), row=("invitation_id",))

SEALED_TABLES = (ACCOUNT, INVITATION)
