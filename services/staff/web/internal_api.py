"""What other services ask, with the service token: whose session, which names; in rehearsals: open an account."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import StringConstraints

from services.staff.actions.people import display_names
from services.staff.actions.recognise import recognise, sign_out
from services.staff.actions.rehearsal import GivenAccount, open_at_once
from services.staff.actions.room import StaffRoom
from services.staff.domain.errors import NotSignedIn
from services.staff.web.api_models import DutyIn, Given, Text
from shared.contracts.staff import StaffMember
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now, RequestNumber
from shared.web.service_token import require_service_token
from shared.web.staff_client import MOST_NAMES, Names

Secret = Annotated[str, StringConstraints(pattern=r"^[A-Z2-7]{16,64}$")]
Ids = Annotated[str, Query(max_length=37 * MOST_NAMES)]


class TokenIn(Given):
    """A session's token."""

    token: Text


class RehearsalAccountIn(DutyIn):
    """Everything of an account, given."""

    name: Text
    display_name: Text
    password: Text
    totp_secret: Secret


class RehearsalAccountOut(Given):
    """Whose account it is, and this service's time, which codes of the phone go by."""

    staff_id: UUID
    now: float


def internal_api(room: StaffRoom, service_token: str, *, rehearsal: bool) -> APIRouter:
    """Return the routes."""
    guard = Depends(require_service_token(service_token))
    router = APIRouter(prefix="/internal", dependencies=[guard], responses=problem_responses(400, 401, 413, 422))
    _add_directory(router, room)
    if rehearsal:
        _add_rehearsal(router, room)
    return router


def _add_directory(router: APIRouter, room: StaffRoom) -> None:
    @router.post("/sessions/recognise")
    async def whose(asked: TokenIn, now: Now) -> StaffMember:
        """Say whose session a token is, and mark it used."""
        found = await recognise(room, asked.token, now=now)
        if found is None:
            raise NotSignedIn
        return found

    @router.post("/sessions/end", status_code=204)
    async def over(asked: TokenIn, now: Now, request: RequestNumber) -> None:
        """End a session."""
        await sign_out(room, asked.token, now=now, request=request)

    @router.get("/names")
    async def names(ids: Ids = "") -> Names:
        """Give display names of the accounts in `ids` (UUIDs with commas between); whoever is unknown is left out."""
        return Names(names=await display_names(room, _ids(ids)))


def _add_rehearsal(router: APIRouter, room: StaffRoom) -> None:
    @router.post("/accounts")
    async def open_account(asked: RehearsalAccountIn, now: Now, request: RequestNumber) -> RehearsalAccountOut:
        """Open an account at once: rehearsals only."""
        given = GivenAccount(asked.name, asked.display_name, asked.duty, asked.password, asked.totp_secret)
        staff_id = await open_at_once(room, given, now=now, request=request)
        return RehearsalAccountOut(staff_id=staff_id, now=now.timestamp())


def _ids(text: str) -> set[UUID]:
    found = set()
    for part in text.split(",")[:MOST_NAMES]:
        try:
            found.add(UUID(part))
        except ValueError:
            continue
    return found
