"""What the page 我的资料 lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from services.registration.actions.list_my_requests import MyRequests
from services.registration.domain.notices.documents import current
from services.registration.domain.status import StatusView
from services.registration.domain.unit import Unit
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.data_view import RequestLine, line
from services.registration.web.family_pages.paths import data_path, mine_path, my_data_path, notice_path, unit_path


@dataclass(frozen=True)
class ChildLine:
    """One child: where everything about it is, or where its unsent form is deleted."""

    href: str
    child: str
    number: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True)
class NoticeLine:
    """One text that was shown: its title, address, and when the family went on from there."""

    href: str
    title: str
    version: int
    shown_at: datetime
    acknowledged_at: datetime | None


@dataclass(frozen=True)
class MyDataPage:
    """What the page shows."""

    children: tuple[ChildLine, ...]
    drafts: tuple[ChildLine, ...]
    requests: tuple[RequestLine, ...]
    notices: tuple[NoticeLine, ...]
    reminders: bool
    about_reminders: str
    path: str
    mine: str
    how_long: str
    children_rule: str


def my_data_page(
    applications: Iterable[StatusView], drafts: Iterable[Draft], asked: MyRequests, unit: Unit
) -> MyDataPage:
    """Return the page."""
    path = my_data_path(unit.unit_code)
    return MyDataPage(
        children=tuple(
            ChildLine(data_path(unit.unit_code, one.application_number), one.child_name, one.application_number)
            for one in applications
        ),
        drafts=tuple(
            ChildLine(f"{path}/drafts/{one.slot}/delete", one.content.values.get("name", ""), saved_at=one.saved_at)
            for one in drafts
        ),
        requests=tuple(line(one, unit) for one in asked.requests if one.kind.value != "see"),
        notices=tuple(
            NoticeLine(
                f"{unit_path(unit.unit_code)}/notices/text/{one.sha256.hex()}",
                current(one.notice).title,
                one.version,
                one.shown_at,
                one.acknowledged_at,
            )
            for one in asked.shown
        ),
        reminders=asked.reminders,
        about_reminders=notice_path(unit.unit_code, "sms"),
        path=path,
        mine=mine_path(unit.unit_code),
        how_long=f"{unit_path(unit.unit_code)}/how-long",
        children_rule=notice_path(unit.unit_code, "children"),
    )
