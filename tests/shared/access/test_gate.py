"""The gate: who passes, who hears what, and that no app starts where routes and table differ."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from shared.access.check import check_access, check_public
from shared.access.errors import TableDiffers
from shared.access.gate import Gate
from shared.access.table import COLUMNS, AccessTable
from shared.codes.staff_roles import ROLES
from shared.contracts.staff import StaffMember
from shared.errors import Kind, ServiceError
from tests.fakes.staff import staff_member

TOKEN = "the token between services"
HEADER = ",".join(COLUMNS)
TABLE = (
    "GET,/open,y,,,,,,,,,",
    "GET,/api/units/{unit}/cases,,,,,y,y,,,y,",
    "POST,/api/units/{unit}/cases,,,y,,y,,,,,",
    "GET,/internal/{unit_code},,,y,,,,,,,",
    "GET,/mine,,y,,,,,,,,",
    "GET,/either,,y,,,,y,,,,",
)


class NotSignedIn(ServiceError):
    """What a door raises."""

    def __init__(self) -> None:
        super().__init__("请先登录。", code="NOT_SIGNED_IN", kind=Kind.UNKNOWN_PERSON)


class HeaderDoor:
    """Knows people by a header that says their role and scope."""

    async def member(self, request: Request) -> StaffMember:
        """Return who asks."""
        found = await self.member_if_any(request)
        if found is None:
            raise NotSignedIn
        return found

    async def member_if_any(self, request: Request) -> StaffMember | None:
        """Return who asks, or None."""
        role, _, scope = request.headers.get("x-member", "").partition("@")
        known = {str(one): one for one in ROLES}
        return staff_member(known[role], scope=scope) if role else None


def an_app(lines: tuple[str, ...] = TABLE, *, gated: bool = True) -> tuple[FastAPI, Gate]:
    """An app with a route for every line of TABLE."""
    gate = Gate(AccessTable.read([HEADER, *lines]), service_token=TOKEN, door=HeaderDoor())
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, dependencies=[Depends(gate)] if gated else [])
    inner, units = APIRouter(), APIRouter(prefix="/units/{unit}")

    @app.get("/open")
    @app.get("/mine")
    @app.get("/either")
    @app.get("/internal/{unit_code}")
    @units.get("/cases")
    @units.post("/cases")
    async def answer() -> str:
        return "through"

    inner.include_router(units)
    app.include_router(inner, prefix="/api")
    return app, gate


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    """A client of an app that tells the code of every error."""
    app, gate = an_app()
    check_access(app, gate)

    @app.exception_handler(ServiceError)
    async def told(_: Request, error: Exception) -> PlainTextResponse:
        assert isinstance(error, ServiceError)
        return PlainTextResponse(f"{error.code} {error.sentence}", 403)

    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://here") as made:
        yield made


CLERK, AUDITOR, ADMINISTRATOR = ({"x-member": f"{role}@1401"} for role in ("unit_clerk", "auditor", "administrator"))
SERVICE = {"authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("method", "path", "headers", "said"),
    [
        ("GET", "/open", {}, '"through"'),
        ("GET", "/open", ADMINISTRATOR, '"through"'),
        ("GET", "/api/units/140105/cases", CLERK, '"through"'),
        ("GET", "/api/units/140105/cases", AUDITOR, '"through"'),
        ("GET", "/api/units/140105/cases", {}, "NOT_SIGNED_IN"),
        ("GET", "/api/units/140105/cases", SERVICE, "NOT_SIGNED_IN"),
        ("GET", "/api/units/140105/cases", ADMINISTRATOR, "ROLE_FORBIDS"),
        ("GET", "/api/units/140205/cases", CLERK, "NOT_FOUND"),
        ("GET", "/api/units/140205/cases", ADMINISTRATOR, "ROLE_FORBIDS"),
        ("POST", "/api/units/140105/cases", AUDITOR, "ROLE_FORBIDS"),
        ("POST", "/api/units/140105/cases", CLERK, '"through"'),
        ("POST", "/api/units/140205/cases", SERVICE, '"through"'),
        ("GET", "/internal/140105", SERVICE, '"through"'),
        ("GET", "/internal/140105", {"authorization": f"bearer  {TOKEN} "}, '"through"'),
        ("GET", "/internal/140105", {"authorization": f"Bearer {TOKEN}x"}, "SERVICE_TOKEN_WRONG"),
        ("GET", "/internal/140105", {"authorization": f"Session {TOKEN}"}, "SERVICE_TOKEN_WRONG"),
        ("GET", "/internal/140105", {"authorization": "Bearer 密"}, "SERVICE_TOKEN_WRONG"),
        ("GET", "/internal/140105", CLERK, "SERVICE_TOKEN_WRONG"),
        ("GET", "/internal/140105", {}, "SERVICE_TOKEN_WRONG"),
        ("GET", "/mine", {}, '"through"'),
        ("GET", "/either", {}, '"through"'),
        ("GET", "/either", CLERK, "ROLE_FORBIDS"),
    ],
)
async def test_who_passes(
    client: httpx2.AsyncClient, method: str, path: str, headers: dict[str, str], said: str
) -> None:
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert (await client.request(method, path, headers=sent)).text.startswith(said)


async def test_the_sentence_says_who_does_it_and_who_one_is(client: httpx2.AsyncClient) -> None:
    said = (await client.get("/api/units/140105/cases", headers=ADMINISTRATOR)).text
    assert said == "ROLE_FORBIDS 这一步由材料核对人员、招生负责人、审计人员办理，您的岗位是系统管理员，不能办。"


def test_an_app_with_a_route_too_many_does_not_start() -> None:
    app, gate = an_app(TABLE[1:])
    with pytest.raises(TableDiffers, match=r"no row: GET /open$"):
        check_access(app, gate)


def test_nor_with_a_row_too_many() -> None:
    app, gate = an_app((*TABLE, "POST,/open,y,,,,,,,,,"))
    with pytest.raises(TableDiffers, match=r"no route: POST /open$"):
        check_access(app, gate)


def test_nor_where_the_gate_was_forgotten() -> None:
    app, gate = an_app(gated=False)
    with pytest.raises(TableDiffers, match=r"no gate: GET /api/units/\{unit\}/cases; no gate: GET /either"):
        check_access(app, gate)


def test_an_app_without_a_gate_has_public_routes_only() -> None:
    app, gate = an_app(gated=False)
    with pytest.raises(TableDiffers, match=r"no gate: GET /mine"):
        check_public(app, gate.table)
    host = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    host.add_api_route("/open", lambda: "")
    host.mount("/elsewhere", app)
    check_public(host, AccessTable.read([HEADER, TABLE[0]]))


def test_a_gate_needs_a_door_for_the_staff_and_a_token_that_is_one() -> None:
    table = AccessTable.read([HEADER, *TABLE])
    with pytest.raises(ValueError, match="door"):
        Gate(table, service_token=TOKEN)
    with pytest.raises(ValueError, match="16"):
        Gate(table, service_token="short", door=HeaderDoor())
