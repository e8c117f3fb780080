"""The unit's rules and calendar as canonical JSON, so that their hashes stand in the announcement."""

from datetime import datetime

from services.registration.domain.unit import Unit
from shared.canonical import Json, canonical_json
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS


def policy_file(unit: Unit) -> bytes:
    """Return the rules by which the roster was made, and what it was made of where something was still open."""
    tiers: list[Json] = [{"tier": rule.tier, "clause": rule.clause, "facts": list(rule.facts)} for rule in unit.tiers]
    at_freeze: dict[str, Json] = {code: words for code, words in FREEZE_DEFAULTS.items()}
    return _line(
        {
            "unit_code": unit.unit_code,
            "stage": unit.stage,
            "season": unit.season,
            "born_from": unit.born_from.isoformat(),
            "born_to": unit.born_to.isoformat(),
            "max_choices": unit.max_choices,
            "number_format": unit.number_format,
            "group_boundary": unit.draw.group_boundary,
            "tiers": tiers,
            "at_freeze": at_freeze,
        }
    )


def calendar_file(unit: Unit) -> bytes:
    """Return the moments of the season; null where the unit fixed none."""
    calendar = unit.calendar
    return _line(
        {
            "registration_opens": _moment(calendar.registration_opens),
            "registration_closes": _moment(calendar.registration_closes),
            "roster_shown": _moment(calendar.roster_shown),
            "freeze": _moment(calendar.freeze),
            "draw": _moment(calendar.draw),
        }
    )


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _line(value: Json) -> bytes:
    return canonical_json(value) + b"\n"
