"""What the pages of registration are rendered and guarded with; one per app."""

from dataclasses import dataclass

from starlette.requests import Request

from services.registration.web.family_pages.signing import SigningCookie
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.layout import Pages


@dataclass(frozen=True)
class Site:
    """Pages, cookies and the guard of forms of this service; `public_url` is where families reach it, for QR codes."""

    pages: Pages
    cookies: Cookies
    guard: FormGuard
    signing: SigningCookie
    public_url: str


def site_of(request: Request) -> Site:
    """Return the site that the request's app carries."""
    site: Site = request.app.state.site
    return site


async def our_form(request: Request) -> None:
    """Let only forms of our own pages pass (a FastAPI dependency of every POST)."""
    await site_of(request).guard(request)
