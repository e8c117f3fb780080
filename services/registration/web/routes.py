"""Every page of registration; the order matters where a step has a page of its own."""

from services.registration.web.desk_pages import before_freeze
from services.registration.web.desk_pages import requests as desk_requests
from services.registration.web.family_pages import (
    check_pages,
    choice_pages,
    data_pages,
    helper_pages,
    helping_pages,
    letter_pages,
    mine_pages,
    my_data_pages,
    province_pages,
    question_pages,
    receipt_pages,
    recreate_pages,
    session_pages,
    sign_in_pages,
    status_pages,
)
from services.registration.web.public_pages import (
    collect_pages,
    home_pages,
    notice_pages,
    receipt_check_pages,
    school_pages,
    whole_receipt_pages,
)

routers = (
    home_pages.router,
    collect_pages.router,
    notice_pages.router,
    school_pages.router,
    receipt_check_pages.router,
    whole_receipt_pages.router,
    sign_in_pages.router,
    province_pages.router,
    session_pages.router,
    helper_pages.router,
    helping_pages.router,
    mine_pages.router,
    my_data_pages.router,
    data_pages.router,
    choice_pages.router,
    check_pages.router,
    question_pages.router,
    receipt_pages.router,
    letter_pages.router,
    recreate_pages.router,
    status_pages.router,
    desk_requests.router,
    before_freeze.router,
)
