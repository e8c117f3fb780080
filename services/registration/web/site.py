"""What the pages of registration are rendered and guarded with; one per app."""

from dataclasses import dataclass, field

from starlette.requests import Request

from services.registration.web.family_pages.signing import SigningCookie
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.layout import Pages
from shared.web.pdf.printer import PinnedFonts, Printer


@dataclass(frozen=True)
class Paper:
    """What is printed: where families reach this service (for codes), and the fonts of PDFs."""

    public_url: str
    fonts: PinnedFonts = field(default_factory=PinnedFonts)


@dataclass(frozen=True)
class Site:
    """Pages, cookies, the guard of forms and the printer; `public_url` is where families reach us, for QR codes."""

    pages: Pages
    cookies: Cookies
    guard: FormGuard
    signing: SigningCookie
    public_url: str
    printer: Printer


def site_of(request: Request) -> Site:
    """Return the site that the request's app carries."""
    site: Site = request.app.state.site
    return site


async def our_form(request: Request) -> None:
    """Let only forms of our own pages pass (a FastAPI dependency of every POST)."""
    await site_of(request).guard(request)
