"""What a unit demands, as data: its places, its age window, its months of insurance; hashed with every finding."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum

from shared.canonical import Json, canonical_json
from shared.crypto.hashing import sha256_hex


class Fact(Enum):
    """What verification can state about a case; admission rules are written over these words."""

    GUARDIAN = "GUARDIAN"
    HOUSEHOLD_IN_UNIT = "HOUSEHOLD_IN_UNIT"
    PROPERTY_IN_UNIT = "PROPERTY_IN_UNIT"
    PERMIT_VALID = "PERMIT_VALID"
    INSURED = "INSURED"
    AGE_IN_WINDOW = "AGE_IN_WINDOW"


@dataclass(frozen=True)
class Rules:
    """The rules of one unit for one season."""

    unit_code: str
    name: str
    authority: str
    season: str
    born_from: date
    born_to: date
    """The last day of the window."""
    places: tuple[str, ...]
    """An address lies in the unit when it begins with one of these."""
    hukou_codes: tuple[str, ...]
    """Division codes (prefixes) that count as the unit's own."""
    facts: tuple[Fact, ...] = tuple(Fact)
    """Facts that any tier uses; a registry nobody needs is not asked."""
    insured_months: int = 6
    """Distinct paid months among the last twelve."""
    as_of: date | None = None
    """The day a permit must be endorsed on and months are counted back from; None: the day of the check."""
    purpose: str = ""
    """The purpose that every question states; must name the season."""
    department: str = ""
    days_for_clerk: int = 3
    days_for_family: int = 5
    phone: str = ""
    hours: str = ""

    def in_unit(self, hukou_place: str) -> bool:
        """Whether a division code of the form is one of the unit's own."""
        return any(hukou_place.startswith(code) for code in self.hukou_codes)

    def day(self, today: date) -> date:
        """Return the day the rules are applied to."""
        return self.as_of or today


def rules_hash(rules: Rules) -> str:
    """Return SHA-256 over the canonical JSON of the rules (64 hex digits)."""
    return sha256_hex(canonical_json(rules_document(rules)))


def rules_document(rules: Rules) -> dict[str, Json]:
    """Return the rules as a JSON object, as they are hashed and stored."""
    return {key: _plain(value) for key, value in asdict(rules).items()}


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [item.value if isinstance(item, Fact) else str(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | str) or value is None else str(value)
