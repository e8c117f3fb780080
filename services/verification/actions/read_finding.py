"""Hands out what holds about an application now, and how many cases of a unit stand where."""

from services.verification.actions.case_room import CaseRoom
from services.verification.domain.errors import NoFinding
from services.verification.store.findings import newest_finding
from services.verification.store.summary import Summary, summary_of
from shared.contracts import reads


async def read_finding(room: CaseRoom, unit_code: str, number: str) -> reads.FindingRead:
    """Return the newest finding; raises `NoFinding` before the first."""
    async with room.db.reading(unit_code) as session:
        found = await newest_finding(session, room.vault, unit_code, number)
    if found is None:
        raise NoFinding
    return reads.FindingRead.model_validate(
        {
            "unit_code": unit_code,
            "application_number": number,
            "version": found.version,
            "finding_id": found.finding_id,
            "standing": found.standing,
            "by": found.made_by,
            "facts": found.facts,
            "reason": found.sentence,
        }
    )


async def summarise_cases(room: CaseRoom, unit_code: str) -> Summary:
    """Return the counts of a unit."""
    async with room.db.reading(unit_code) as session:
        return await summary_of(session, unit_code)
