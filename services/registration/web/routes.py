"""Every page of registration; the order matters where a step has a page of its own."""

from services.registration.web.family_pages import (
    check_pages,
    choice_pages,
    mine_pages,
    question_pages,
    receipt_pages,
    sign_in_pages,
    status_pages,
)
from services.registration.web.public_pages import collect_pages, home_pages, receipt_check_pages, school_pages

routers = (
    home_pages.router,
    collect_pages.router,
    school_pages.router,
    receipt_check_pages.router,
    sign_in_pages.router,
    mine_pages.router,
    choice_pages.router,
    check_pages.router,
    question_pages.router,
    receipt_pages.router,
    status_pages.router,
)
