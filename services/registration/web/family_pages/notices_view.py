"""The notices as the first page of questions and the last page show them."""

from dataclasses import dataclass

from services.registration.actions.show_notices import NoticesToShow
from services.registration.domain.rights.season_end import season_over
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.paths import notice_path
from shared.codes.retention import retention_rule
from shared.web.moments import full_day


@dataclass(frozen=True)
class NoticeLink:
    """One notice: where it is, its title and version, whether the family knew another text."""

    href: str
    title: str
    version: int
    changed: bool


@dataclass(frozen=True)
class NoticesView:
    """All of them; `mark` goes back with the form, so that we know which texts its page showed."""

    lines: tuple[NoticeLink, ...]
    mark: str
    changed: bool
    officer: str
    until: str


def notices_view(shown: NoticesToShow, unit: Unit) -> NoticesView:
    """Return what the page shows."""
    over = season_over(unit)
    until = "" if over is None else full_day(retention_rule("registration", "FORM").ends(over))
    return NoticesView(
        lines=tuple(
            NoticeLink(
                notice_path(unit.unit_code, one.document.notice),
                one.document.title,
                one.document.version,
                one in shown.changed,
            )
            for one in shown.notices
        ),
        mark=shown.mark,
        changed=bool(shown.changed),
        officer=unit.privacy.officer or unit.authority,
        until=f"报名的内容存到 {until}，到时候自己删。" if until else "",
    )
