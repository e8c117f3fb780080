"""Builds announcements and records of draws as values, for what needs no database."""

from typing import Any

from services.lottery.domain.ceremony import State
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey, DrawRecord
from tests.builders.draws import DRAW_ID, UNIT, announcement, county

KINDS = {
    "digits": "40",
    "ssq": "2023107",
    "drand": f"{'5' * 64}:657413",
    "hex": "某某机构公布的数",
    "reveal": f"W1:{'0' * 64}",
}


def notice(**changes: Any) -> Notice:
    """A notice of the usual county, with changes as JSON."""
    body = {**announcement(county()), **changes}
    return Notice.model_validate({name: body[name] for name in body if name not in {"draw_id", "at"}})


def source(kind: str, at: str, **changes: Any) -> dict[str, Any]:
    """A source of a kind, as JSON, named like it."""
    return {"name": kind, "kind": kind, "required": kind != "hex", "at": at, "detail": KINDS[kind], **changes}


UNKNOWN = (
    "frozen_at",
    "closed_at",
    "seeded_at",
    "drawn_at",
    "published_at",
    "void_at",
    "void_letter",
    "void_ground",
    "prev",
    "draw_sha256",
    "roster_rows",
    "seed",
    "results_sha256",
)


def record(state: State, said: Notice | None = None, **known: Any) -> DrawRecord:
    """A draw in this state; only what is given is known."""
    announced = said or notice()
    begun = announced.sources[0].at.replace(month=9, day=6)
    values: dict[str, Any] = {**dict.fromkeys(UNKNOWN), **known}
    return DrawRecord(DrawKey(UNIT, DRAW_ID), 1, state, announced, since=begun, announced_at=begun, **values)
