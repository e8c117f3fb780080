"""Accounts and invitations in the words of the administrators' pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.staff.actions.people import People
from services.staff.actions.room import Sitting
from services.staff.domain.duty import HOME_KINDS, Duty
from services.staff.store.accounts import Account
from services.staff.store.invitations import Invitation
from services.staff.web.desk import place_of
from shared.codes.staff_roles import ROLE_WORDS

OPERATOR = "命令行"


@dataclass(frozen=True)
class Line:
    """One account in the list."""

    staff_id: UUID
    display_name: str
    role: str
    place: str
    home: str
    locked: bool


@dataclass(frozen=True)
class Waiting:
    """One open invitation; `may_agree`: this administrator is the second one that it waits for."""

    invitation_id: UUID
    display_name: str
    role: str
    place: str
    by: str
    expires_at: datetime
    renews: bool
    waits: bool
    may_agree: bool


@dataclass(frozen=True)
class PeopleView:
    """The whole page."""

    lines: tuple[Line, ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True)
class PersonView:
    """One account; `given` is what the form shows."""

    staff_id: UUID
    display_name: str
    name: str
    role: str
    place: str
    home: str
    school_code: str
    made_at: datetime
    locked_at: datetime | None
    sessions: int
    is_me: bool
    given: Mapping[str, str]


def people_view(people: People, sitting: Sitting) -> PeopleView:
    """Return the list as it is read."""
    waiting = tuple(_waiting(one, people, sitting) for one in people.invitations)
    return PeopleView(tuple(_line(one) for one in people.accounts), waiting)


def person_view(account: Account, sessions: int, typed: Mapping[str, str], sitting: Sitting) -> PersonView:
    """Return one account as it is read."""
    duty = account.duty
    kept = {"role": duty.role, "scope": duty.scope, "home_unit": duty.home_unit, "home_kind": duty.home_kind}
    return PersonView(
        staff_id=account.staff_id,
        display_name=account.display_name,
        name=account.name or "用统一身份认证登录",
        role=ROLE_WORDS[duty.role],
        place=_place(duty.scope),
        home=_home(duty),
        school_code=duty.school_code or "",
        made_at=account.made_at,
        locked_at=account.locked_at,
        sessions=sessions,
        is_me=account.staff_id == sitting.who.staff_id,
        given=dict(typed) or kept | {"school_code": duty.school_code or ""},
    )


def _line(one: Account) -> Line:
    locked = one.locked_at is not None
    return Line(
        one.staff_id, one.display_name, ROLE_WORDS[one.duty.role], _place(one.duty.scope), _home(one.duty), locked
    )


def _waiting(one: Invitation, people: People, sitting: Sitting) -> Waiting:
    return Waiting(
        invitation_id=one.invitation_id,
        display_name=one.display_name,
        role=ROLE_WORDS[one.duty.role],
        place=_place(one.duty.scope),
        by=people.names.get(one.invited_by, "") if one.invited_by else OPERATOR,
        expires_at=one.expires_at,
        renews=one.renews is not None,
        waits=one.waits,
        may_agree=one.waits and sitting.who.staff_id not in {one.invited_by, one.renews},
    )


def _place(scope: str) -> str:
    return f"{place_of(scope)} {scope}".strip()


def _home(duty: Duty) -> str:
    return f"{HOME_KINDS[duty.home_kind]}（{_place(duty.home_unit)}）"
