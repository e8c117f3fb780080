"""长辈版: larger text in three sizes, kept in a cookie, the same pages otherwise (ux guide, section 10)."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shared.web.cookies import Cookies
from shared.web.forms import typed
from shared.web.local_paths import local_url, stays_here

COOKIE = "view"
CLASSES = {"": "", "1": "elder", "2": "elder elder2", "3": "elder elder2 elder3"}
SIZES = (("1", "大字"), ("2", "特大"), ("3", "最大"))
YEAR = 365 * 24 * 3600


def size_of(request: Request, cookies: Cookies) -> str:
    """Return `1`, `2` or `3`, or nothing for the ordinary view; `?view=1` (a poster's link) comes before the cookie."""
    asked = request.query_params.get("view", cookies.read(request, COOKIE) or "")
    return asked if asked in CLASSES else ""


def remember_size(request: Request, response: Response, cookies: Cookies) -> None:
    """Keep the size that a poster's link asked for."""
    if "view" in request.query_params:
        _keep(response, size_of(request, cookies), cookies)


def elder_router(cookies: Cookies) -> APIRouter:
    """Return the route of the button in the header: POST /view with `size` and the path `back`."""
    router = APIRouter()

    @router.post("/view", include_in_schema=False)
    async def choose(request: Request) -> Response:
        fields = await typed(request)
        back = fields.get("back", "")
        response = RedirectResponse(back if stays_here(back) else local_url(request, "/"), 303)
        _keep(response, fields.get("size", ""), cookies)
        return response

    return router


def _keep(response: Response, size: str, cookies: Cookies) -> None:
    if size in CLASSES and size:
        cookies.write(response, COOKIE, size, seconds=YEAR)
    else:
        cookies.forget(response, COOKIE)
