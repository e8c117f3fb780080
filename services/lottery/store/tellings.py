"""What registration is told of a draw, in the transaction that makes it so; the same thing has the same number."""

from uuid import UUID, uuid5

from services.lottery.store.records import DrawKey
from services.lottery.store.tables import outbox
from shared.contracts.messages import PlacementsPublished, RosterFrozen
from shared.database.sessions import WriteSession
from shared.jobs.outbox import put

NAMESPACE = UUID("0f5f1a35-6f0c-5c52-9d0e-6a1f4f1c7c1b")
RECEIVER = "registration"


async def tell_frozen(session: WriteSession, key: DrawKey, *, draw_sha256: str, roster_sha256: str) -> None:
    """Say that the roster is frozen, and under which fingerprint it was announced."""
    number = _number(key, "frozen", draw_sha256)
    message = RosterFrozen(message_id=number, **key._asdict(), draw_sha256=draw_sha256, roster_sha256=roster_sha256)
    await put(session, outbox, receiver=RECEIVER, message=message)


async def tell_published(session: WriteSession, key: DrawKey, *, results_sha256: str) -> None:
    """Say that families may be told of the result."""
    number = _number(key, "published", results_sha256)
    message = PlacementsPublished(message_id=number, **key._asdict(), results_sha256=results_sha256)
    await put(session, outbox, receiver=RECEIVER, message=message)


def _number(key: DrawKey, what: str, sha256: str) -> UUID:
    return uuid5(NAMESPACE, "/".join((*key, what, sha256)))
