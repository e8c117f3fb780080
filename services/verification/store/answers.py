"""Answers of registries, sealed and found by blind index; kept for their validity so that nobody is asked twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.store.sealed_tables import REGISTRY_ANSWER
from services.verification.store.tables import registry_answer
from services.verification.store.vault import Vault
from shared.database.sessions import ReadSession, WriteSession

AnswerKey = tuple[str, bytes]
"""Registry and blind index."""


@dataclass(frozen=True)
class KeptAnswer:
    """One answer to keep: the reply as it came, its hash, who gave it, and from when to when we use it.

    Both moments are of our own clock; what a registry says of its own is in the body and decides nothing.
    """

    registry: str
    key_index: bytes
    body: str
    sha256: str
    authority: str
    received_at: datetime
    valid_until: datetime


async def kept_answers(
    session: ReadSession, vault: Vault, unit_code: str, keys: Iterable[AnswerKey], *, valid_at: datetime | None
) -> Mapping[AnswerKey, KeptAnswer]:
    """Return the answers kept for these keys; `valid_at` None gives outdated ones too (a case looked back at)."""
    t = registry_answer
    wanted = sa.select(t).where(t.c.unit_code == unit_code, sa.tuple_(t.c.registry, t.c.key_index).in_(list(keys)))
    if valid_at is not None:
        wanted = wanted.where(t.c.valid_until > valid_at)
    rows = await session.execute(wanted)
    return {(row.registry, row.key_index): _opened(vault, row) for row in rows}


def _opened(vault: Vault, row: sa.Row[tuple[object, ...]]) -> KeptAnswer:
    body = vault.open(row.body, REGISTRY_ANSWER.place("body", row.unit_code, row.registry, row.key_index))
    return KeptAnswer(row.registry, row.key_index, body, row.sha256, row.authority, row.received_at, row.valid_until)


async def keep_answers(session: WriteSession, vault: Vault, unit_code: str, answers: Iterable[KeptAnswer]) -> None:
    """Seal answers; a newer answer takes the place of an older one about the same person."""
    rows = [
        {
            "unit_code": unit_code,
            "registry": kept.registry,
            "key_index": kept.key_index,
            "body": vault.seal(kept.body, REGISTRY_ANSWER.place("body", unit_code, kept.registry, kept.key_index)),
            "sha256": kept.sha256,
            "authority": kept.authority,
            "received_at": kept.received_at,
            "valid_until": kept.valid_until,
        }
        # One order for everyone: two cases that share a parent never wait for each other in a circle.
        for kept in sorted(answers, key=lambda kept: (kept.registry, kept.key_index))
    ]
    if rows:
        await session.execute(_KEEP, rows)


_INSERT = insert(registry_answer)
_KEEP = _INSERT.on_conflict_do_update(
    index_elements=["unit_code", "registry", "key_index"],
    set_={name: _INSERT.excluded[name] for name in ("body", "sha256", "authority", "received_at", "valid_until")},
    where=registry_answer.c.received_at <= _INSERT.excluded.received_at,
)
