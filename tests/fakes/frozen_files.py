"""Registration as the lottery meets it: it freezes a draw and serves the files, and fails when it is told to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response

from shared.crypto.hashing import sha256_hex
from tests.builders.draws import SEASON

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
    plan: dict[str, object] = field(default_factory=dict)
    """What the approved plan says otherwise than plan.csv."""
    open: dict[str, object] = field(default_factory=dict)
    """What a freeze would find open."""

    def app(self) -> FastAPI:
        """An ASGI app with registration's routes for the lottery."""
        app = FastAPI()
        app.add_api_route("/internal/units/{unit}/plan", self.approved, methods=["GET"])
        app.add_api_route("/internal/units/{unit}/draws/{draw_id}/prospect", self.prospect, methods=["POST"])
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

    async def approved(self, unit: str) -> Response:
        """Say what plan.csv says: every school has one kind of seat, and all of them are drawn."""
        if self.failure == "down":
            return JSONResponse({}, 503)
        rows = [line.split(",") for line in self.files["plan.csv"].decode().splitlines()[1:]]
        lots = [approved_lot(row[0], int(row[4]), row[1]) for row in rows]
        said = {"unit_code": unit, "season": SEASON, "max_choices": 3, "group_boundary": "admit", "places": {}}
        return JSONResponse({**said, "lots": lots, **self.plan})

    async def prospect(self) -> Response:
        """Say what a freeze would give: these files."""
        if self.failure == "down":
            return JSONResponse({}, 503)
        roster = self.files["roster.csv"]
        said = {
            "roster_sha256": sha256_hex(roster),
            "register_sha256": sha256_hex(self.files["register.csv"]),
            "children": len({line.split(b",")[0] for line in roster.splitlines()[1:]}),
            "rows": roster.count(b"\n") - 1,
            "open": {},
            "open_until": None,
            "taken_over": False,
        }
        return JSONResponse({**said, **self.open})


def approved_lot(school: str, seats: int, approval_no: str = "A1", **changes: object) -> dict[str, object]:
    """Return a private lot of the approved plan, as JSON."""
    words = {"category": "ALL", "name": school, "kind": "private", "special": "", "largest_group": 0}
    return {"school": school, "seats": seats, "approval_no": approval_no, **words, **changes}
