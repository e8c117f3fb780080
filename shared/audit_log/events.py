"""What is written of an act: who, in which role, for which unit, what, on which record, why, when, in which request."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from shared.canonical import Json, canonical_json

ActorKind = Literal["family", "helper", "staff", "machine", "service", "operator", "public"]
NO_UNIT = "00"
"""The unit of acts that belong to no unit, as a family's sign-in; read by whoever answers for a whole province."""

UNIT = re.compile(r"[0-9]{2,6}")
ACT = re.compile(r"[A-Z][A-Z0-9_]{1,39}")
PLAIN = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{0,200}")
"""Visible ASCII but quotation marks and backslashes, so that nothing is escaped in the canonical form."""
REQUEST = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,98}[\x21-\x7e])?")
IDENTITY_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]|[0-9]{15}")
PHONE = re.compile(r"(\+?86)?1[3-9][0-9]{9}")


class NotForTheLog(ValueError):
    """A value that must not be written: it looks personal, or it is not a code, hash, count or identifier."""


@dataclass(frozen=True)
class Actor:
    """Who acts: an account in hex, a staff id, the name of a service or program. Never a name, number or phone."""

    kind: ActorKind
    who: str
    role: str = ""


@dataclass(frozen=True)
class Acting:
    """On whose behalf something is done, at which moment, in which request (its number, or `message:ID`)."""

    actor: Actor
    now: datetime
    request: str = "-"


@dataclass(frozen=True)
class Event:
    """One act: `act` is a word of the service's acts.csv, `record` what it was done to (`application:430612345678`).

    `purpose` is a code; `details` carry codes, hashes, counts and identifiers only.
    """

    unit_code: str
    act: str
    record: str
    purpose: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def event_text(acting: Acting, event: Event, *, salt: str) -> str:
    """Return the event as it is kept and hashed: canonical JSON; `salt` (32 hex digits) keeps its hash unguessable.

    Raises `NotForTheLog` where a value is not one that may stand in a log for ever.
    """
    actor = acting.actor
    _must(UNIT, event.unit_code)
    _must(ACT, event.act)
    _must(REQUEST, acting.request)
    for value in (actor.who, actor.role, event.record, event.purpose, *event.details, *event.details.values()):
        _must_be_plain(value)
    body: dict[str, Json] = {
        "act": event.act,
        "actor": {"kind": actor.kind, "role": actor.role, "who": actor.who},
        "at": moment_text(acting.now),
        "details": dict(event.details),
        "purpose": event.purpose,
        "record": event.record,
        "request": acting.request,
        "salt": salt,
        "unit": event.unit_code,
    }
    return canonical_json(body).decode()


def moment_text(moment: datetime) -> str:
    """Return a moment as the log writes it: UTC with six decimals, as text in the order of time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _must(pattern: re.Pattern[str], value: str) -> None:
    if not pattern.fullmatch(value):
        raise NotForTheLog("not a code of the log")


def _must_be_plain(value: str) -> None:
    _must(PLAIN, value)
    last = value.rpartition(":")[2]
    if IDENTITY_NUMBER.fullmatch(last) or PHONE.fullmatch(last):
        raise NotForTheLog("looks like somebody's number")
