"""Records as a registry sends them, and claims as registration sends them."""

from dataclasses import asdict
from datetime import date

from services.verification.domain.claim import Claim, Guardian
from services.verification.domain.records import HouseholdRecord, PropertyRecord, Record
from shared.canonical import Json, canonical_json
from shared.contracts import reads

ANSWERED_AT = "2023-09-06T01:30:00Z"


def wire_record(record: Record) -> dict[str, Json]:
    """One record of a reply."""
    plain = {key: _plain(value) for key, value in asdict(record).items()}
    if isinstance(record, HouseholdRecord):
        plain["birth_date"] = plain.pop("born")
    if isinstance(record, PropertyRecord):
        plain["owner_number"] = plain.pop("number")
    return plain


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return value.isoformat() if isinstance(value, date) else str(value)


def reply_body(status: str, records: list[dict[str, Json]]) -> bytes:
    """A whole reply, canonical JSON."""
    listed: list[Json] = [*records]
    return canonical_json(
        {"status": status, "records": listed, "answered_at": ANSWERED_AT, "authority": "娄烦县公安局"}
    )


def wire_claim(claim: Claim) -> reads.Claim:
    """A claim as registration hands it out."""
    child = claim.child
    return reads.Claim(
        unit_code=claim.unit_code,
        application_number=claim.application_number,
        version=claim.version,
        stage=claim.stage,
        child=reads.ClaimedChild(
            name=child.name,
            id_type=child.id_type,
            id_number=child.number,
            gender=child.gender,
            birth_date=child.born,
            hukou_place_code=child.hukou_place,
            current_address=child.address,
        ),
        guardians=tuple(_guardian(guardian) for guardian in claim.guardians),
        is_migrant_child=False,
    )


def _guardian(guardian: Guardian) -> reads.ClaimedGuardian:
    return reads.ClaimedGuardian(
        name=guardian.name,
        id_type=guardian.id_type,
        id_number=guardian.number,
        relation=guardian.relation,
        is_guardian=True,
        hukou_place_code=guardian.hukou_place,
        current_address=guardian.address,
    )
