"""Shows a fresh invitation once: its address, as text and as QR code, to be handed to the person."""

from starlette.requests import Request
from starlette.responses import Response

from services.staff.actions.invite import Made
from services.staff.actions.room import Sitting
from services.staff.web.api_people import invitation_url
from services.staff.web.desk import Desk, voice_of


def handed_over(desk: Desk, request: Request, sitting: Sitting, made: Made, token: str) -> Response:
    """Return the page; the address cannot be shown again."""
    address = invitation_url(desk, token)
    return desk.pages.page(request, "invited.html", voice_of(sitting.who), made=made, address=address)
