"""Registration as the lottery meets it: it freezes a draw and serves the files, and fails when it is told to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response

from shared.crypto.hashing import sha256_hex

TOKEN = "a token of this test"


@dataclass
class FrozenFiles:
    """The files, what was asked, and the failure to play: none, `down`, `refuses`, or the name of a file to spoil."""

    files: Mapping[str, bytes]
    failure: str = ""
    asked: list[str] = field(default_factory=list)
    lots: list[dict[str, object]] = field(default_factory=list)
    instead_of: str | None = None
    people: frozenset[str] = frozenset()
    """Identity indexes (hex) of the children and guardians of the season."""

    def app(self) -> FastAPI:
        """An ASGI app with registration's three routes."""
        app = FastAPI()
        app.add_api_route("/internal/units/{unit}/draws/{draw_id}/freeze", self.freeze, methods=["POST"])
        app.add_api_route("/internal/units/{unit}/draws/{draw_id}/files/{name}", self.file, methods=["GET"])
        app.add_api_route("/internal/units/{unit}/concerned", self.concerned, methods=["POST"])
        return app

    async def concerned(self, request: Request) -> Response:
        """Say who of those asked about takes part."""
        if self.failure == "down":
            return JSONResponse({}, 503)
        asked = (await request.json())["indexes"]
        return JSONResponse({"concerned": sorted(self.people.intersection(asked))})

    async def freeze(self, request: Request) -> Response:
        """Freeze, if the token is right and no failure is played."""
        self.asked.append("freeze")
        if request.headers["Authorization"] != f"Bearer {TOKEN}" or self.failure == "down":
            return JSONResponse({}, 503)
        if self.failure == "refuses":
            return JSONResponse({"title": "还有 3 份报名没有核对完"}, 409)
        body = await request.json()
        self.lots, self.instead_of = body["lots"], body.get("instead_of")
        return JSONResponse({"files": {name: sha256_hex(content) for name, content in self.files.items()}})

    async def file(self, name: str) -> Response:
        """Serve one file with its hash."""
        self.asked.append(name)
        content = self.files[name]
        sent = content[:-1] if self.failure == name else content
        return Response(sent, headers={"Content-SHA256": sha256_hex(content)})
