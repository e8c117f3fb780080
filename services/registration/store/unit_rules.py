"""The rules of a unit as they lie in the database: JSON, read back into the values of the domain."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from services.registration.domain.unit import (
    Calendar,
    DrawRules,
    Privacy,
    School,
    SchoolPlan,
    SpecialLot,
    TierRule,
    Unit,
)

PLAIN = ("name", "authority", "phone", "hours", "number_format", "max_choices")


def rules_of(unit: Unit) -> dict[str, object]:
    """Return everything of a unit but its code, season, stage and schools, as JSON."""
    moments = {name: moment and moment.isoformat() for name, moment in asdict(unit.calendar).items()}
    return {
        **{name: getattr(unit, name) for name in PLAIN},
        "born_from": unit.born_from.isoformat(),
        "born_to": unit.born_to.isoformat(),
        "calendar": moments,
        "tiers": [{"tier": rule.tier, "clause": rule.clause, "facts": list(rule.facts)} for rule in unit.tiers],
        "draw": asdict(unit.draw),
        "privacy": asdict(unit.privacy),
        "plans": [asdict(plan) for plan in unit.plans],
        "special_lots": [asdict(lot) for lot in unit.special_lots],
    }


def unit_of(row: Mapping[Any, Any], schools: tuple[School, ...]) -> Unit:
    """Return the unit for a row (unit_code, season, stage, rules) and its schools."""
    rules = row["rules"]
    moments = {name: moment and datetime.fromisoformat(moment) for name, moment in rules["calendar"].items()}
    return Unit(
        unit_code=row["unit_code"],
        season=row["season"],
        stage=row["stage"],
        **{name: rules[name] for name in PLAIN},
        born_from=date.fromisoformat(rules["born_from"]),
        born_to=date.fromisoformat(rules["born_to"]),
        calendar=Calendar(**moments),
        tiers=tuple(TierRule(rule["tier"], rule["clause"], tuple(rule["facts"])) for rule in rules["tiers"]),
        draw=DrawRules(**rules["draw"]),
        schools=schools,
        privacy=Privacy(**rules.get("privacy", {})),
        plans=tuple(SchoolPlan(**plan) for plan in rules.get("plans", ())),
        special_lots=tuple(SpecialLot(**lot) for lot in rules.get("special_lots", ())),
    )


def school_of(row: Mapping[Any, Any]) -> School:
    """Return the lot for a row of the table of schools."""
    return School(**row)
