"""The rules of units: every version stays, the newest applies."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.verification.domain.rules import Fact, Rules, rules_document, rules_hash
from services.verification.store.tables import unit_rules
from shared.database.sessions import ReadSession, WriteSession


async def save_rules(session: WriteSession, rules: Rules, now: datetime) -> str:
    """Make these the rules of their unit from now on; the same rules again change nothing. Returns their hash."""
    sha256 = rules_hash(rules)
    newest = await session.scalar(_newest(rules.unit_code).with_only_columns(unit_rules.c.sha256))
    if newest != sha256:
        row = {
            "unit_code": rules.unit_code,
            "sha256": sha256,
            "document": rules_document(rules),
            "loaded_at": now,
        }
        statement = insert(unit_rules).values(row)
        again = {"loaded_at": now, "seq": sa.func.nextval(sa.literal_column("'verification.unit_rules_seq_seq'"))}
        await session.execute(statement.on_conflict_do_update(index_elements=["unit_code", "sha256"], set_=again))
    return sha256


async def rules_of(session: ReadSession, unit_code: str) -> Rules | None:
    """Return the rules that apply in a unit now, or None where none were loaded."""
    document = await session.scalar(_newest(unit_code))
    return None if document is None else rules_from(document)


async def units_with_rules(session: ReadSession) -> tuple[str, ...]:
    """Return the codes of all units that are checked here, ascending; whoever sweeps goes through them one by one."""
    return tuple(await session.scalars(sa.select(unit_rules.c.unit_code).distinct().order_by(unit_rules.c.unit_code)))


def _newest(unit_code: str) -> sa.Select[tuple[Any]]:
    found = sa.select(unit_rules.c.document).where(unit_rules.c.unit_code == unit_code)
    return found.order_by(unit_rules.c.seq.desc()).limit(1)


def rules_from(document: dict[str, Any]) -> Rules:
    """Return the rules of a stored document (see `rules_document`)."""
    plain = dict(document)
    for key in ("born_from", "born_to", "as_of"):
        plain[key] = date.fromisoformat(plain[key]) if plain[key] else None
    plain["facts"] = tuple(Fact(fact) for fact in plain["facts"])
    for key in ("places", "hukou_codes"):
        plain[key] = tuple(plain[key])
    return Rules(**plain)
