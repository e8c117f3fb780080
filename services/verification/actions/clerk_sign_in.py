"""Signs clerks in and out; five wrong passwords lock a name for the rest of a quarter of an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.passwords import Passwords
from services.verification.domain.errors import NotSignedIn, SignInWrong, TooManyTries
from services.verification.store.clerks import (
    Clerk,
    begin_session,
    clerk_called,
    clerk_of_session,
    count_try,
    end_session,
    forget_tries,
)
from shared.clock import CHINA
from shared.errors import FieldProblem, InvalidInput

MOST_TRIES = 5
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True)
class Credentials:
    """What was typed at the clerks' door."""

    name: str
    password: str


async def clerk_sign_in(
    room: CaseRoom, passwords: Passwords, typed: Credentials, *, token: str, now: datetime
) -> tuple[Clerk, datetime]:
    """Begin a session under `token`; return the clerk and when it ends. Each try is counted before it is judged."""
    _refuse_empty(typed)
    window = window_of(now)
    index = room.vault.clerk_index(typed.name.strip())
    async with room.db.transaction() as session:
        tries = await count_try(session, index, window)
        found = await clerk_called(session, typed.name.strip())
    if tries > MOST_TRIES:
        raise TooManyTries(_clock_time(window + WINDOW))
    who, kept = found or (None, None)
    if not await passwords.matches(kept, typed.password) or who is None:
        raise SignInWrong(MOST_TRIES - tries) if tries < MOST_TRIES else TooManyTries(_clock_time(window + WINDOW))
    async with room.db.transaction() as session:
        if await clerk_called(session, who.name, keep=True) != found:
            raise SignInWrong(MOST_TRIES - tries)  # The password was changed while the old one was being judged.
        await forget_tries(session, index)
        return who, await begin_session(session, who, token, now)


def window_of(now: datetime) -> datetime:
    """Return the beginning of the quarter of an hour that `now` lies in."""
    return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)


async def recognise_clerk(room: CaseRoom, token: str | None, *, now: datetime) -> Clerk:
    """Return whose session a token is; raises `NotSignedIn`."""
    if token:
        async with room.db.transaction() as session:
            who = await clerk_of_session(session, token, now)
        if who is not None:
            return who
    raise NotSignedIn


async def clerk_sign_out(room: CaseRoom, token: str | None) -> None:
    """End the session of a token; none is no error."""
    if token:
        async with room.db.transaction() as session:
            await end_session(session, token)


def _refuse_empty(typed: Credentials) -> None:
    fields = (("name", typed.name, "请填登录名。"), ("password", typed.password, "请填密码。"))
    problems = tuple(FieldProblem(field, sentence, "MISSING") for field, text, sentence in fields if not text.strip())
    if problems:
        raise InvalidInput(problems)


def _clock_time(moment: datetime) -> str:
    return f"{moment.astimezone(CHINA):%H:%M}".removeprefix("0")
