"""Who may send to whom: one queue per receiving service, and for each the services whose messages it takes."""

from types import MappingProxyType

SENDERS = MappingProxyType(
    {
        "verification": ("registration", "verification"),
        "registration": ("verification", "lottery", "registration"),
    }
)
"""Receiver to senders. A service that sends to itself postpones work of its own."""


def receivers_of(sender: str) -> tuple[str, ...]:
    """Return the queues that this service may send to, in a fixed order."""
    return tuple(receiver for receiver, senders in SENDERS.items() if sender in senders)
