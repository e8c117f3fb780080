"""Builds draws of a small invented county: children, the files that registration freezes, announcements, sources."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.lottery.domain.roster.roster import Choice, render_roster
from services.lottery.web.typed_number import is_miscopied

UNIT = "140199"
DRAW_ID = "TEST-140199-2023-XX-01"
SEASON = "2023"
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
ROUND = 657413
"""A recorded round; its moment is LAST_SOURCE_AT."""
ROSTER_SHOWN = ("2023-09-06T08:00:00+08:00", "2023-09-08T18:00:00+08:00")
FROZEN_AT = "2023-09-12T18:00:00+08:00"
THROWN_AT = "2023-09-15T15:00:00+08:00"
CLOSED_AT = "2023-09-15T15:26:00+08:00"
LAST_SOURCE_AT = "2023-09-15T19:00:03+08:00"
DRAWN_AT = "2023-09-15T19:02:00+08:00"
PUBLISHED_AT = "2023-09-15T19:04:00+08:00"
DICE = "6175202099925055524009789413469127484232"
TWO_SCHOOLS = {"P01": ("育才学校", 12), "P02": ("启明学校", 20)}
VECTORS = Path(__file__).parents[1] / "vectors" / "crypto" / "drand_quicknet.json"


def number(place: int) -> str:
    """The place-th application number: 12 digits, the last a check digit."""
    start = str(23_045_829 * (place + 1) % 8 + 2) + f"{(place + 1) * 7_368_787 % 10**10:010d}"
    return next(start + str(digit) for digit in range(10) if not is_miscopied(start + str(digit)))


@dataclass(frozen=True)
class Child:
    """One child on the roster: its number, the schools it lists, the group it is bound to."""

    app_no: str
    schools: tuple[str, ...]
    group: str = ""
    tier: int = 1


@dataclass(frozen=True)
class County:
    """Schools with name and seats by code, and the children."""

    children: tuple[Child, ...]
    schools: dict[str, tuple[str, int]] = field(default_factory=lambda: dict(TWO_SCHOOLS))

    def roster(self) -> bytes:
        """roster.csv"""
        rows = [
            Choice(child.app_no, _pid(child.app_no), child.group, choice, school, "ALL", child.tier)
            for child in self.children
            for choice, school in enumerate(child.schools, start=1)
        ]
        return render_roster(rows)

    def files(self) -> dict[str, bytes]:
        """What registration freezes."""
        return {
            "roster.csv": self.roster(),
            "plan.csv": self._plan(),
            "tiers.csv": b"school,category,tier,clause,rows,by_machine,by_clerk\n",
            "register.csv": self._register(),
            "policy": "本县 2023 年招生规则\n".encode(),
            "calendar": "2023-09-12 封存\n".encode(),
            "pid_key": hashlib.sha256(b"key of a test").hexdigest().encode(),
        }

    def _plan(self) -> bytes:
        rows = [f"{code},A-{code},{seats},0,{seats},0,\n" for code, (_, seats) in sorted(self.schools.items())]
        return "".join(["school,approval_no,plan,direct,in_draws,held_back,ground\n", *rows]).encode()

    def _register(self) -> bytes:
        states = {child.app_no: "IN" for child in self.children} | {number(900_000): "WITHDRAWN"}
        return "".join(["app_no,state\n", *(f"{app_no},{states[app_no]}\n" for app_no in sorted(states))]).encode()


def _pid(app_no: str) -> str:
    return hashlib.sha256(f"pid {app_no}".encode()).hexdigest()[:16]


def county(children: int = 40, *, twins: bool = True) -> County:
    """A county whose first school has more applicants than seats; two of the children are twins."""
    numbers = [number(place) for place in range(children)]
    pair = sorted(numbers[:2])
    made = [Child(app_no, ("P01", "P02") if place % 3 else ("P02",)) for place, app_no in enumerate(numbers)]
    if twins:
        made[:2] = [Child(app_no, ("P01",), group=pair[0]) for app_no in pair]
    return County(tuple(made))


def announcement(made: County, draw_id: str = DRAW_ID, **changes: Any) -> dict[str, Any]:
    """The body of an announcement, as JSON."""
    seats = [
        {"school": code, "category": "ALL", "capacity": seats, "name": name}
        for code, (name, seats) in made.schools.items()
    ]
    body: dict[str, Any] = {
        "draw_id": draw_id,
        "title": "2023 年民办小学电脑派位",
        "season": SEASON,
        "mechanism": "da",
        "ticket_scope": "draw",
        "group_boundary": "admit",
        "waitlist": "all",
        "seats": seats,
        "sources": [dice(), drand()],
        "office": {"authority": "云泉县教育局", "phone": "0351-555 0199", "hours": "每天 8:00 到 20:00"},
        "calendar": {
            "roster_from": ROSTER_SHOWN[0],
            "roster_until": ROSTER_SHOWN[1],
            "freeze": FROZEN_AT,
            "closing": "2023-09-15T16:00:00+08:00",
            "publish": "2023-09-15T21:00:00+08:00",
            "confirm": "2023-09-22T18:00:00+08:00",
            "place": "县文化馆报告厅",
        },
        "at": "2023-09-06T08:00:00+08:00",
    }
    return {**body, **changes}


def dice(digits: int = 40, at: str = THROWN_AT) -> dict[str, Any]:
    """The source of the dice."""
    return {"name": "dice", "kind": "digits", "required": True, "at": at, "detail": str(digits)}


def drand() -> dict[str, Any]:
    """The source of the recorded beacon round."""
    detail = f"{QUICKNET}:{ROUND}"
    return {"name": "drand", "kind": "drand", "required": True, "at": LAST_SOURCE_AT, "detail": detail}


def beacon() -> tuple[str, str]:
    """Value and proof of the recorded round."""
    rounds = json.loads(VECTORS.read_text("utf-8"))["rounds"]
    found = next(one for one in rounds if one["round"] == ROUND)
    return f"{ROUND}:{found['randomness']}", str(found["signature"])
