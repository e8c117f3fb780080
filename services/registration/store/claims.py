"""The claim: what verification is told of an application; no choice of school is in it."""

from collections.abc import Mapping

from services.registration.domain.checks.dates import birth_date
from services.registration.domain.kept import Kept
from shared.contracts.reads import Claim, ClaimedChild, ClaimedGuardian

CHILD = ("name", "id_type", "id_number", "gender", "birth_date", "hukou_place_code", "current_address")
GUARDIAN = ("name", "id_type", "id_number", "relation", "is_guardian", "hukou_place_code", "current_address")
ITEMS = (*CHILD, *(f"guardian{number}_{key}" for number in (1, 2) for key in GUARDIAN), "is_migrant_child")
"""The items a claim needs, and the only ones that are opened for it."""


def claim_of(kept: Kept, items: Mapping[str, str]) -> Claim:
    """Return the claim for an application and its opened items; an empty item is an empty text."""
    guardians = (_guardian(items, number) for number in (1, 2) if items.get(f"guardian{number}_name"))
    return Claim(
        unit_code=kept.unit_code,
        application_number=kept.number,
        version=kept.version,
        stage=kept.stage,
        child=ClaimedChild(
            name=items["name"],
            id_type=items["id_type"],
            id_number=items.get("id_number", ""),
            gender=items["gender"],
            birth_date=birth_date(items["birth_date"]),
            hukou_place_code=items.get("hukou_place_code", ""),
            current_address=items["current_address"],
        ),
        guardians=tuple(guardians),
        is_migrant_child=items["is_migrant_child"] == "1",
    )


def _guardian(items: Mapping[str, str], number: int) -> ClaimedGuardian:
    own = {key: items.get(f"guardian{number}_{key}", "") for key in GUARDIAN}
    return ClaimedGuardian(
        name=own["name"],
        id_type=own["id_type"],
        id_number=own["id_number"],
        relation=own["relation"],
        is_guardian=own["is_guardian"] == "1",
        hukou_place_code=own["hukou_place_code"],
        current_address=own["current_address"],
    )
