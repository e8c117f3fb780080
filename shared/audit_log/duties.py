"""What a service's worker does for its log: places for new acts several times a second, a checkpoint now and then."""

from functools import partial

from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint, sequence_all
from shared.jobs.worker import Periodic

SEQUENCE_EVERY = 0.2
CHECKPOINT_EVERY = 10.0


def audit_duties(log: AuditLog) -> tuple[Periodic, ...]:
    """Return the duties; in several workers at once, one does it and the others wait for it."""
    return (
        Periodic("audit sequencer", SEQUENCE_EVERY, partial(sequence_all, log)),
        Periodic("audit checkpoints", CHECKPOINT_EVERY, partial(make_checkpoint, log)),
    )
