"""A generated family: what is asked of the generator, and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from services.demo.county.application import Choice
from services.demo.county.records import HouseholdRow, InsuranceRow, PropertyRow, ResidenceRow
from services.demo.generate.people import Guardian, Person
from services.demo.generate.world import Place

Head = Literal["father", "mother", "only_sons_father", "one_of_sons_father"]
"""Whose household it is; from an only son's child one can tell the father, from one of several sons' one cannot."""
House = Literal["parent", "couple", "child", "grandparent", "half", "public", "old", "village", "none"]
Permit = Literal["valid", "late", "none"]
Insurance = Literal["full", "gap", "two_employers", "flexible", "none"]


@dataclass(frozen=True)
class FamilyPlan:
    """What a family is to be like; everything left out is ordinary."""

    case: str = "ordinary"
    genders: tuple[str, ...] = ("1",)
    surname: str = ""
    ethnic_group: str = "汉族"
    born: date | None = None
    child_prefix: str = ""
    parent_prefix: str = ""
    head: Head = "father"
    applicant: str = "1"
    """Who registers: a code of guardian_relation."""
    mother_elsewhere: bool = False
    migrant: bool = False
    house: House = "parent"
    permit: Permit = "none"
    insurance: Insurance = "none"


@dataclass(frozen=True)
class Exports:
    """A family's rows in the four registries."""

    household: tuple[HouseholdRow, ...] = ()
    property: tuple[PropertyRow, ...] = ()
    residence: tuple[ResidenceRow, ...] = ()
    insurance: tuple[InsuranceRow, ...] = ()


@dataclass(frozen=True)
class Family:
    """One family: one application for each of its pupils."""

    case: str
    pupils: tuple[Person, ...]
    guardians: tuple[Guardian, ...]
    registered: Place
    """Where the child's household is."""
    home: Place
    exports: Exports
    migrant: bool = False
    one_guardian_reason: str = ""
    choices: tuple[Choice, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    """Items of the form that the family types otherwise than the register has them."""
    returned_for: str = ""
    """Why the clerk, seeing the papers, has to send it back; empty where the papers bear the family out."""
