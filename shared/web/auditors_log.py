"""What auditors take out of a service's log over HTTP: the acts of their scope as JSON Lines that prove themselves."""

from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime
from starlette.responses import StreamingResponse

from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.export_log import export_log
from shared.audit_log.log import AuditLog
from shared.audit_log.record import record
from shared.contracts.staff import StaffMember
from shared.database.scope import UNSCOPED
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now, RequestNumber
from shared.web.staff_door import StaffDoor

LINES = "application/jsonl"
Since = Annotated[AwareDatetime, Query(description="logged since this moment")]
Until = Annotated[AwareDatetime, Query(description="logged before this moment")]


def auditors_log(log: AuditLog, door: StaffDoor) -> APIRouter:
    """Return GET /api/audit/export; whose role may ask is said by the service's access table."""
    refusals = problem_responses(400, 401, 403, 404, 422, 503)
    router = APIRouter(prefix="/api/audit", tags=["audit"], responses=refusals)
    Auditor = Annotated[StaffMember, Depends(door.member)]  # noqa: N806  (a type)

    @router.get("/export", response_class=StreamingResponse, responses={200: {"content": {LINES: {}}}})
    async def export(member: Auditor, now: Now, number: RequestNumber, since: Since, until: Until) -> StreamingResponse:
        """Give the acts of the auditor's scope and a span of time, with proofs; taking them out is itself an act."""
        lines = export_log(log, member.scope, since, until)
        first = await anext(lines)  # whatever is refused is refused before the answer begins
        await _note(log, member, Acting(Actor("staff", str(member.staff_id), member.role), now, number), (since, until))
        headers = {"Content-Disposition": f'attachment; filename="{log.tables.service}-{member.scope}.jsonl"'}
        return StreamingResponse(_whole(first, lines), media_type=LINES, headers=headers)

    return router


async def _whole(first: bytes, rest: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    yield first
    async for part in rest:
        yield part


async def _note(log: AuditLog, member: StaffMember, acting: Acting, times: tuple[datetime, datetime]) -> None:
    details = {"since": times[0].isoformat(), "until": times[1].isoformat()}
    event = Event(member.scope, "AUDIT_EXPORTED", f"log:{log.tables.service}", "AUDIT", details)
    async with log.db.transaction(UNSCOPED) as session:
        await record(session, log.tables.inbox, acting, event)
