"""The audit log: an inbox that is only added to, an append-only log, its checkpoints and cosignatures."""

from alembic import op

from shared.audit_log.version_1 import drop_audit_log, make_audit_log

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make it."""
    make_audit_log(op, "lottery")


def downgrade() -> None:
    """Drop it, with everything that was logged."""
    drop_audit_log(op, "lottery")
