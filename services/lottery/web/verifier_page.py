"""The page that recomputes a draw on a phone: the released bytes, alike everywhere, with a policy of its own."""

import base64
import hashlib
import re
from functools import cache

from fastapi import APIRouter
from starlette.responses import Response

from services.lottery.released.programs import released, released_sha256

PAGE = "verify.html"
_INLINE = re.compile(rb"<(script|style)[^>]*>(.*?)</\1>", re.DOTALL)


def verifier_page() -> APIRouter:
    """Return the route of the page."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)

    @router.get("/verify.html")
    async def page() -> Response:
        headers = {
            "Content-Security-Policy": page_policy(),
            "Content-SHA256": released_sha256(PAGE),
            "Access-Control-Allow-Origin": "*",
        }
        return Response(released(PAGE), media_type="text/html; charset=utf-8", headers=headers)

    return router


@cache
def page_policy() -> str:
    """Return its policy: exactly the scripts and styles in it, workers made of them, and bundles from anywhere."""
    found = {"script": list[str](), "style": list[str]()}
    for kind, content in _INLINE.findall(released(PAGE)):
        found[kind.decode()].append(f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'")
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(found['script'])}",
            f"style-src {' '.join(found['style'])}",
            "connect-src *",
            "worker-src blob:",
            "child-src blob:",
            "form-action 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
