"""The retention schedule: which data are kept until when, on which ground, and what stays (PIPL art. 19, 47)."""

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

Anchor = Literal["season_over", "ended", "registration_closed", "with_form", "row", "unused", "told", ""]
"""From when the days count: the end of appeals of the season; the end of one application; the close of registration;
together with its form; the row's own moment; the row's own moment once nothing uses it; registration says so."""

Deed = Literal["clear", "delete", "stay"]
"""Sealed values are emptied and the row stays; the row is deleted; nothing is done."""


@dataclass(frozen=True)
class RetentionRule:
    """One class of data. `columns` are names, patterns (`sealed_*`) or `*`; `moment` is the column days count from."""

    service: str
    name: str
    label: str
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    moment: str
    anchor: Anchor
    days: int
    act: Deed
    stays: str
    ground: str

    def due_before(self, now: datetime) -> datetime:
        """Return the moment before which a row (or a season) must have ended for this class to be due at `now`."""
        return now - timedelta(days=self.days)

    def ends(self, start: datetime) -> datetime:
        """Return when what began to count at `start` is due."""
        return start + timedelta(days=self.days)


@cache
def retention_schedule() -> tuple[RetentionRule, ...]:
    """Return every class of data of every service, in the order of the file."""
    text = files("shared.codes").joinpath("retention.csv").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in csv.DictReader(text.splitlines()))


def retention_rules(service: str) -> tuple[RetentionRule, ...]:
    """Return the classes that one service keeps."""
    return tuple(rule for rule in retention_schedule() if rule.service == service)


def retention_rule(service: str, name: str) -> RetentionRule:
    """Return one class; raise KeyError for one that is not in the schedule."""
    found = {rule.name: rule for rule in retention_rules(service)}
    return found[name]


ANCHORS: dict[str, Anchor] = {
    "season_over": "season_over",
    "ended": "ended",
    "registration_closed": "registration_closed",
    "with_form": "with_form",
    "row": "row",
    "unused": "unused",
    "told": "told",
    "": "",
}
DEEDS: dict[str, Deed] = {"clear": "clear", "delete": "delete", "stay": "stay"}


def _rule(row: dict[str, str]) -> RetentionRule:
    return RetentionRule(
        service=row["service"],
        name=row["class"],
        label=row["label"],
        tables=tuple(row["table"].split()),
        columns=tuple(row["columns"].split()),
        moment=row["moment"],
        anchor=ANCHORS[row["anchor"]],
        days=int(row["days"]),
        act=DEEDS[row["act"]],
        stays=row["stays"],
        ground=row["ground"],
    )
