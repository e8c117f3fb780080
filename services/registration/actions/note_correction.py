"""A correction is a request like any other (PIPL art. 46): it is answered in writing, in the same transaction."""

from uuid import UUID

from services.registration.actions.tools import Tools, Visit
from services.registration.actions.written_answers import answered
from services.registration.domain.rights.deletion import Reason
from services.registration.domain.rights.requests import Kind
from services.registration.store.data_requests import DataRequest, DataRequests
from shared.crypto.hashing import tagged_hash
from shared.database.sessions import WriteSession


async def note_correction(session: WriteSession, tools: Tools, visit: Visit, number: str, version: int) -> None:
    """Write the answer to the correction that made this version; once for each version."""
    mark = tagged_hash("yangguang/data-corrected/1", visit.unit_code.encode(), number.encode(), str(version).encode())
    request_id = UUID(bytes=mark[:16], version=4)
    asked = DataRequest(request_id, visit.account_id, Kind.CORRECT, f"application:{number}", visit.now)
    requests = DataRequests(session, visit.unit_code, tools.keys.sealer)
    await requests.keep(session, answered(asked, Reason.CORRECTED, tools, now=visit.now))
