"""Every route of the API and every page of the staff."""

from fastapi import APIRouter, Depends

from services.staff.web.api_own import door_api, kin_api, own_api
from services.staff.web.api_people import accounts_api, enrolment_api, invitations_api
from services.staff.web.desk import Desk
from services.staff.web.pages.home import home_pages
from services.staff.web.pages.invitation import invitation_pages, phone_pages
from services.staff.web.pages.kin import kin_pages
from services.staff.web.pages.me import me_pages, recovery_pages
from services.staff.web.pages.people import invite_pages, people_pages
from services.staff.web.pages.person import person_pages
from services.staff.web.pages.sign_in import sign_in_pages
from shared.web.csrf import FormGuard

API = (door_api, own_api, kin_api, invitations_api, accounts_api, enrolment_api)
PAGES = (
    sign_in_pages,
    home_pages,
    me_pages,
    recovery_pages,
    kin_pages,
    invitation_pages,
    phone_pages,
    invite_pages,
    people_pages,
    person_pages,
)


def staff_api(desk: Desk) -> APIRouter:
    """Return the API."""
    router = APIRouter()
    for part in API:
        router.include_router(part(desk))
    return router


def staff_pages(desk: Desk, guard: FormGuard) -> APIRouter:
    """Return the pages under one guard against foreign forms; the API's description leaves them out."""
    router = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)
    for part in PAGES:
        router.include_router(part(desk))
    return router
