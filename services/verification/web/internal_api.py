"""What other services ask of verification: rules, clerks, findings, counts; with the service token only."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.clerk_accounts import NewClerk, create_clerk
from services.verification.actions.load_rules import load_rules, places_of
from services.verification.actions.passwords import LONGEST, Passwords
from services.verification.actions.read_finding import read_finding, summarise_cases
from services.verification.domain.rules import Fact, Rules
from shared.contracts import reads
from shared.contracts.messages import ApplicationNumber, UnitCode
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now
from shared.web.service_token import require_service_token

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00]*$")]
Unit = Annotated[UnitCode, Path()]
Number = Annotated[ApplicationNumber, Path()]


class Asked(BaseModel):
    """Frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RulesIn(Asked):
    """The rules of a unit; what is left out is derived or usual."""

    name: Text
    authority: Text
    season: Text
    born_from: date
    born_to: date
    facts: tuple[Fact, ...] = tuple(Fact)
    places: tuple[Text, ...] = ()
    hukou_codes: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]{2,12}$")], ...] = ()
    insured_months: Annotated[int, Field(ge=1, le=12)] = 6
    as_of: date | None = None
    purpose: Words = ""
    department: Words = ""
    days_for_clerk: Annotated[int, Field(ge=1, le=60)] = 3
    days_for_family: Annotated[int, Field(ge=1, le=60)] = 5
    phone: Words = ""
    hours: Words = ""

    @field_validator("born_to")
    @classmethod
    def after_its_beginning(cls, born_to: date, others: ValidationInfo) -> date:
        """Refuse a window that ends before it begins."""
        if "born_from" in others.data and born_to < others.data["born_from"]:
            raise ValueError("the window ends before it begins")
        return born_to

    def rules(self, unit_code: str) -> Rules:
        """Return the rules with everything filled in."""
        given = self.model_dump()
        given["places"] = self.places or places_of(unit_code, self.name)
        given["hukou_codes"] = self.hukou_codes or (unit_code,)
        given["purpose"] = self.purpose or f"{self.season}年义务教育招生核对"
        given["department"] = self.department or self.authority
        return Rules(unit_code=unit_code, **given)


class ClerkIn(Asked):
    """A clerk's account."""

    name: Text
    password: Annotated[str, StringConstraints(max_length=LONGEST)]
    display_name: Text
    scope: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,6}$")]


class SummaryOut(BaseModel):
    """How many cases stand where; `confirmed_by`, `silent` and `causes` split some of them up."""

    asking: int
    waiting: int
    exception: int
    refusal: int
    confirmed: int
    returned: int
    refused: int
    closed: int
    confirmed_by: dict[str, int]
    silent: dict[str, int]
    causes: dict[str, int]


def internal_api(room: CaseRoom, passwords: Passwords, service_token: str) -> APIRouter:
    """Return the routes."""
    router = APIRouter(
        prefix="/internal",
        dependencies=[Depends(require_service_token(service_token))],
        responses=problem_responses(400, 401, 413, 422),
    )

    @router.post("/units/{unit}/rules")
    async def put_rules(unit: Unit, asked: RulesIn, now: Now) -> dict[str, str]:
        """Make these the rules of a unit from now on."""
        return {"sha256": await load_rules(room, asked.rules(unit), now=now)}

    @router.post("/clerks", status_code=201)
    async def put_clerk(asked: ClerkIn, now: Now, response: Response) -> dict[str, str]:
        """Make an account (201), or give it a new password (200)."""
        new = await create_clerk(room, passwords, NewClerk(**asked.model_dump()), now=now)
        response.status_code = 201 if new else 200
        return {"name": asked.name}

    @router.get("/units/{unit}/applications/{number}/finding", responses=problem_responses(404))
    async def get_finding(unit: Unit, number: Number) -> reads.FindingRead:
        """Return what holds about an application now."""
        return await read_finding(room, unit, number)

    @router.get("/units/{unit}/cases/summary")
    async def get_summary(unit: Unit) -> SummaryOut:
        """Return how many cases stand where."""
        found = await summarise_cases(room, unit)
        return SummaryOut(**found.states, confirmed_by=found.confirmed_by, silent=found.silent, causes=found.causes)

    return router
