"""The family's session in its browser: a fresh token at every sign-in, and the way in."""

from starlette.requests import Request
from starlette.responses import RedirectResponse

from services.registration.actions.open_for import Fresh
from services.registration.domain.sign_in import How, SignedIn
from services.registration.web.family_pages.paths import mine_path
from services.registration.web.site import site_of
from services.registration.web.visitors import Visitor
from services.registration.web.voices import COOKIE
from shared.ids import new_token
from shared.web.elder import size_of
from shared.web.local_paths import local_url


def fresh_session(request: Request, *, how: How = "sms") -> Fresh:
    """Return the session to come: whatever the browser holds so far is replaced, and ends with it."""
    cookies = site_of(request).cookies
    return Fresh(new_token(), cookies.read(request, COOKIE), size_of(request, cookies) != "", how)


def go_in(visitor: Visitor, opened: SignedIn, following: str) -> RedirectResponse:
    """Give the browser its session and lead on: to the page that was wanted, else to 我的报名."""
    path = following or mine_path(visitor.unit.unit_code)
    response = RedirectResponse(local_url(visitor.request, path), 303)
    site_of(visitor.request).cookies.write(response, COOKIE, opened.token)
    return response
