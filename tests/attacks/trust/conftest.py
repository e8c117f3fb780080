"""The fixtures of the audit log's own tests."""

from tests.shared.audit_log.conftest import log

__all__ = ["log"]
