"""Every input of the product that is not an item of the form, each with its purpose and legal ground (decision 4)."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class OtherInput:
    """One input: its name in pages and API, what it is called, where it is asked, what for and on which ground."""

    key: str
    label: str
    where: str
    purpose: str
    ground: str


@cache
def other_inputs() -> tuple[OtherInput, ...]:
    """Return all of them, in the order of the table."""
    text = files("services.registration.domain.form").joinpath("other_inputs.csv").read_text(encoding="utf-8")
    return tuple(OtherInput(**row) for row in csv.DictReader(text.splitlines()))


@dataclass(frozen=True)
class Reason:
    """Why a form names one guardian only."""

    code: str
    label: str


@cache
def one_guardian_reasons() -> tuple[Reason, ...]:
    """Return the reasons a family can choose, in the order of the page."""
    text = files("services.registration.domain.form").joinpath("one_guardian_reasons.csv").read_text(encoding="utf-8")
    return tuple(Reason(**row) for row in csv.DictReader(text.splitlines()))
