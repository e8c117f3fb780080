"""The style sheets and the two small scripts, under an address that changes with their content."""

from functools import cache
from importlib.resources import files

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from shared.crypto.hashing import sha256_hex

SCRIPT = "text/javascript; charset=utf-8"
STYLE = "text/css; charset=utf-8"
TYPES = {"site.css": STYLE, "hall.css": STYLE, "site.js": SCRIPT, "live.js": SCRIPT}
YEAR = "public, max-age=31536000, immutable"


@cache
def content(name: str) -> bytes:
    """Return the bytes of a static file."""
    return files("shared.web").joinpath("static", name).read_bytes()


@cache
def asset_path(name: str) -> str:
    """Return the path of a static file below the service; it holds the start of the file's hash."""
    return f"/static/{sha256_hex(content(name))[:16]}/{name}"


def static_router() -> APIRouter:
    """Return the route that serves the static files."""
    router = APIRouter()

    @router.get("/static/{digest}/{name}", include_in_schema=False)
    async def static(digest: str, name: str) -> Response:
        if name not in TYPES or asset_path(name) != f"/static/{digest}/{name}":
            raise HTTPException(404)
        return Response(content(name), headers={"Content-Type": TYPES[name], "Cache-Control": YEAR})

    return router
