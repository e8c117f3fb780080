"""Who acts in tests that do not care."""

from datetime import datetime

from shared.audit_log.events import Acting, Actor


def acting_at(now: datetime) -> Acting:
    """Return a service that acts at this moment."""
    return Acting(Actor("service", "service-token"), now, "TES TTE STT")
