"""A small app with everything of shared/web on it, to be asked without a network."""

from datetime import UTC, datetime
from typing import Annotated

import httpx2
from fastapi import Body, Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from shared.errors import FieldProblem, InvalidInput, Kind, ServiceError
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages, Voice
from shared.web.offices import Office
from shared.web.problem_json import problem_responses
from shared.web.problems import Problems
from shared.web.request_start import Now
from shared.web.service_token import require_service_token

NOON = datetime(2023, 9, 1, 4, tzinfo=UTC)
TOKEN = "a token of the services"
OFFICE = Office("云泉县教育局", "0351-555 0199", "每天 8:00 到 20:00", home="/u/140199/")


class FixedClock:
    """Shows noon of 1 September 2023 in China for ever."""

    def now(self) -> datetime:
        """Return that moment."""
        return NOON


class Thing(BaseModel):
    """What the sample API takes."""

    model_config = ConfigDict(extra="forbid")
    name: str


async def speaking(request: Request) -> Voice:
    """Find who speaks; fails where the path says so."""
    if "silent" in request.url.path:
        raise ConnectionError
    return Voice(OFFICE)


def sample_app(*, secure: bool = False) -> FastAPI:
    """Return the app."""
    cookies = Cookies(secure=secure)
    guard = FormGuard(b"k" * 32, cookies)
    pages = Pages(guard=guard, cookies=cookies)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    problems = Problems(pages, speaking, lambda request: "/sign-in" if "family" in request.url.path else None)
    install_web(app, clock=FixedClock(), cookies=cookies, problems=problems, body_limit=1000)
    _add_routes(app, guard)
    return app


def _add_routes(app: FastAPI, guard: FormGuard) -> None:
    _add_failures(app)
    _add_api(app)
    _add_forms(app, guard)


def _add_failures(app: FastAPI) -> None:
    @app.get("/{place}/raises/{kind}")
    async def raises(place: str, kind: str) -> None:
        if kind == "fault":
            raise RuntimeError("陈小明 140199201703129912")
        if kind == "outage":
            raise ConnectionRefusedError
        if kind == "fields":
            raise InvalidInput((FieldProblem("name", "这里还空着。", "MISSING"),))
        raise ServiceError("说明白的一句话。", code="SAMPLE", kind=Kind(kind))


def _add_api(app: FastAPI) -> None:
    @app.post("/api/things", responses=problem_responses(400, 413, 422))
    async def things(thing: Annotated[Thing, Body()], now: Now) -> dict[str, str]:
        return {"name": thing.name, "now": now.isoformat()}

    @app.get("/internal/things", dependencies=[Depends(require_service_token(TOKEN))])
    async def internal() -> dict[str, str]:
        return {}


def _add_forms(app: FastAPI, guard: FormGuard) -> None:
    @app.get("/form-token")
    async def token(request: Request) -> Response:
        response = Response(str(guard.field(request)))
        guard.remember(request, response)
        return response

    @app.post("/form", dependencies=[Depends(guard)])
    async def form() -> dict[str, str]:
        return {}


def asking(app: FastAPI) -> httpx2.AsyncClient:
    """Return a client of the app, mounted where it would be in one process with the others."""
    outer = FastAPI()
    outer.mount("/registration", app)
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=outer), base_url="http://here.test/registration/")
