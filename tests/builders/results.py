"""Builds published results of a draw for the roster that registration froze, and the messages about them."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.tools import Tools
from shared.contracts.messages import PlacementsPublished, RosterFrozen
from shared.contracts.reads import DrawRead
from shared.crypto.hashing import sha256_hex
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT
from tests.builders.registration_roster import A_DRAW

HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait\n"
DRAW_SHA256 = "3f" * 32
PUBLISHED = datetime.fromisoformat("2023-09-15T19:04:00+08:00")
Given = Mapping[tuple[str, str], str]
"""(application number, school) → status, or `WAIT 3`; whatever is not named is ELSE."""


async def frozen_roster(tools: Tools, draw: DrawToFreeze = A_DRAW) -> bytes:
    """Freeze the draw and return its roster.csv."""
    await freeze_draw(tools, draw, acting=acting_at(NOW + timedelta(days=7)))
    return (await read_draw_file(tools, UNIT, draw.draw_id, "roster.csv")).content


def results_csv(roster_csv: bytes, given: Given) -> bytes:
    """Return a results.csv about exactly these rows."""
    rows = []
    for line in roster_csv.decode().splitlines()[1:]:
        number, _pid, group, choice, school, category, tier = line.split(",")
        status, _, wait = given.get((number, school), "ELSE").partition(" ")
        ticket = hashlib.sha256(number.encode()).hexdigest()
        rows.append(f"{school},{category},1,{number},{group},{choice},{tier},{ticket},{status},{wait}\n")
    return (HEADER + "".join(sorted(rows))).encode()


def about_draw(draw_id: str = A_DRAW.draw_id, **changes: Any) -> DrawRead:
    """Return what the lottery says of a published draw."""
    said: dict[str, Any] = {
        "unit_code": UNIT,
        "draw_id": draw_id,
        "title": "2023 年民办小学电脑派位",
        "page": f"https://sunny.example/lottery/draws/{draw_id}",
        "draw_sha256": DRAW_SHA256,
        "published_at": PUBLISHED,
        "confirm_by": datetime.fromisoformat("2023-09-22T18:00:00+08:00"),
        "admitted": "",
        "not_placed": "",
    }
    return DrawRead(**{**said, **changes})


def published(content: bytes, *, place: int = 1, draw_id: str = A_DRAW.draw_id) -> PlacementsPublished:
    """Return the message about a published file."""
    return PlacementsPublished(
        message_id=UUID(int=place), unit_code=UNIT, draw_id=draw_id, results_sha256=sha256_hex(content)
    )


def frozen(roster_csv: bytes, *, draw_id: str = A_DRAW.draw_id, **changes: Any) -> RosterFrozen:
    """Return the message about a freeze."""
    fields: dict[str, Any] = {
        "message_id": uuid5(UUID(int=2), draw_id),
        "unit_code": UNIT,
        "draw_id": draw_id,
        "draw_sha256": DRAW_SHA256,
        "roster_sha256": sha256_hex(roster_csv),
    }
    return RosterFrozen(**{**fields, **changes})
