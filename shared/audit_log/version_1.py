"""What a migration runs to give a service its audit log, as it was first made; frozen, later changes stand beside it.

Rights come from grants, order from one function of the owner, permanence from triggers that fire for the owner too.
"""

from collections.abc import Iterator
from typing import Protocol

from shared.audit_log.version_1_functions import FUNCTIONS
from shared.audit_log.version_1_tables import HASH_SIGNATURES, TABLES
from shared.audit_log.version_1_triggers import TRIGGER_FUNCTIONS, TRIGGERS

NAMES = ("audit_cosignature", "audit_checkpoint", "audit_node", "audit_head", "audit_inbox", "audit_log")


class Operations(Protocol):
    """What a migration runs statements with: `alembic.op`."""

    def execute(self, sqltext: str) -> object:
        """Run one statement."""


def make_audit_log(op: Operations, service: str) -> None:
    """Make tables, functions, triggers and rights in the schema of the service."""
    for statement in statements(service):
        op.execute(statement)


def drop_audit_log(op: Operations, service: str) -> None:
    """Drop all of it, with everything that was logged."""
    for name in NAMES:
        op.execute(f"drop table {service}.{name} cascade")
    triggered = [f"{function}()" for function in TRIGGER_FUNCTIONS]
    for function in (*FUNCTIONS, *triggered, *HASH_SIGNATURES):
        op.execute(f"drop function {service}.{function}")


def statements(service: str) -> Iterator[str]:
    """Give every statement for one service; SERVICE in their text stands for its schema and its role."""
    for text in (*TABLES, *FUNCTIONS.values(), *TRIGGERS):
        yield text.replace("SERVICE", service)
