"""Loads the rules of a unit; what they leave out is derived from the unit's code and name."""

from datetime import datetime

from services.verification.actions.case_room import CaseRoom
from services.verification.domain.rules import Rules
from services.verification.store.rules import save_rules
from shared.codes.tables import code_table


async def load_rules(room: CaseRoom, rules: Rules, *, now: datetime) -> str:
    """Make these the rules of their unit from now on; return their hash."""
    async with room.db.transaction() as session:
        return await save_rules(session, rules, now)


def places_of(unit_code: str, name: str) -> tuple[str, ...]:
    """Return how addresses of a unit begin: with its name, with the city in front, with province and city."""
    divisions = code_table("division_shanxi").labels
    province, city = divisions.get(f"{unit_code[:2]}0000", ""), divisions.get(f"{unit_code[:4]}00", "")
    return tuple(dict.fromkeys((f"{province}{city}{name}", f"{city}{name}", f"{province}{name}", name)))
