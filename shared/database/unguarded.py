"""The tables with a unit's code that not only their unit may see, each with the reason; a test holds the list."""

from shared.database.urls import SERVICES

EVERYBODY_READS = {
    "registration.admission_unit": "the rules of a unit are published before registration opens",
    "registration.school": "the schools of a unit and their seats are published with its rules",
    "verification.unit_rules": "what a unit checks is published; sweeps find the units here",
    "lottery.draw": "every draw is announced in public, and found by its number",
    "lottery.handover": "the hash of a public file and when families hear of it; the worker finds what is due here",
}
"""Read by anyone; written within the scope only."""

UNGUARDED: dict[str, str] = {
    "registration.identity_claim": "one child in two units must show; it holds a keyed index and no content of a claim",
    **{
        f"{service}.audit_inbox": "a service may only add to it, and see nothing; the sequencer takes from all units"
        for service in SERVICES
    },
}
"""Read and written whatever the scope."""

OWN_POLICIES = {
    f"{service}.audit_log": "one log for all units: a unit reads its own leaves, the owner's sequencer adds to it"
    for service in SERVICES
}
"""Forced too, by policies that belong to the table's own design (shared/audit_log)."""
