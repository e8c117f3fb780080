"""Numbers and birthdays: regions that came or went, an X at the end, a child older than the others."""

from dataclasses import replace
from datetime import date

from services.demo.generate.building import build
from services.demo.generate.cases.changes import with_number
from services.demo.generate.divisions import old_prefecture_counties
from services.demo.generate.family import Family, FamilyPlan
from services.demo.generate.people import FEMALE, MALE, school_age
from services.demo.generate.stream import Stream
from services.demo.generate.world import World

ABOLISHED_2018 = ("140202", "140203", "140211", "140227", "140402", "140411", "140421", "140424", "140481", "140624")
MADE_2018 = ("140213", "140214", "140215", "140403", "140404", "140405", "140406", "140681")


def abolished_prefix(world: World, stream: Stream) -> tuple[Family, ...]:
    """Born before 2018, with the code of a county that no longer exists."""
    return (build(world, stream, FamilyPlan("abolished_prefix", child_prefix=stream.choose(ABOLISHED_2018))),)


def county_not_yet_made(world: World, stream: Stream) -> tuple[Family, ...]:
    """Born in 2017, registered late, with the code of a county made in 2018."""
    return (build(world, stream, FamilyPlan("county_not_yet_made", child_prefix=stream.choose(MADE_2018))),)


def parents_of_old_prefecture(world: World, stream: Stream) -> tuple[Family, ...]:
    """Parents with 142xxx numbers, a child with the county's own."""
    parents = stream.choose(old_prefecture_counties())
    plan = FamilyPlan(
        "parents_of_old_prefecture", (FEMALE,), parent_prefix=parents, child_prefix=world.county.code, applicant="2"
    )
    return (build(world, stream, plan),)


def number_ends_in_x(world: World, stream: Stream) -> tuple[Family, ...]:
    """A child whose number ends in X."""
    family = build(world, stream, FamilyPlan("number_ends_in_x"))
    pupil = family.pupils[0]
    while not pupil.number.endswith("X"):
        born = school_age(stream)
        number = world.numbers.find(pupil.number[:6], born, MALE, ending="X")
        pupil = replace(pupil, born=born, number=number or pupil.number)
    return (with_number(family, pupil),)


def over_age(world: World, stream: Stream) -> tuple[Family, ...]:
    """A year older than the window: late, and as welcome as everybody."""
    born = stream.day(date(2015, 9, 1), date(2016, 8, 31))
    return (build(world, stream, FamilyPlan("over_age", (FEMALE,), born=born)),)
