"""Registration over HTTP, as far as verification asks it: claims, for the service token."""

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shared.contracts import reads


def claims_app(claims: Iterable[reads.Claim], token: str) -> Starlette:
    """Return an app that hands out these claims."""
    known = {(claim.unit_code, claim.application_number): claim.model_dump_json() for claim in claims}

    async def claim(request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {token}":
            return Response(status_code=401)
        found = known.get((request.path_params["unit"], request.path_params["number"]))
        return Response(found, media_type="application/json") if found else Response(status_code=404)

    return Starlette(routes=[Route("/internal/units/{unit}/applications/{number}/claim", claim)])
