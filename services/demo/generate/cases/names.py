"""Names: with a dot, long, of another people, in rare characters, written in two ways, borne by two children."""

from dataclasses import replace
from datetime import date

from services.demo.generate.building import build
from services.demo.generate.cases.changes import renamed
from services.demo.generate.family import Family, FamilyPlan
from services.demo.generate.names import DOTTED_NAME, EXTENSION_B, LONG_NAME
from services.demo.generate.people import FEMALE
from services.demo.generate.stream import Stream
from services.demo.generate.world import World


def dotted(world: World, stream: Stream) -> tuple[Family, ...]:
    """A name with 间隔号, typed with another kind of dot."""
    plan = FamilyPlan("dotted", (FEMALE,), ethnic_group="维吾尔族")
    family = renamed(build(world, stream, plan), DOTTED_NAME)
    return (replace(family, typed={"name": DOTTED_NAME.replace("·", "•")}),)


def long_name(world: World, stream: Stream) -> tuple[Family, ...]:
    """A name of more than ten characters."""
    return (renamed(build(world, stream, FamilyPlan("long_name", ethnic_group="维吾尔族")), LONG_NAME),)


def minority(world: World, stream: Stream) -> tuple[Family, ...]:
    """A name without a surname."""
    return (renamed(build(world, stream, FamilyPlan("minority", (FEMALE,), ethnic_group="蒙古族")), "乌云其木格"),)


def rare_character(world: World, stream: Stream) -> tuple[Family, ...]:
    """A character beyond the basic plane (extension B)."""
    family = build(world, stream, FamilyPlan("rare_character"))
    return (renamed(family, family.pupils[0].name[0] + EXTENSION_B),)


def two_surnames(world: World, stream: Stream) -> tuple[Family, ...]:
    """A surname of two characters."""
    return (build(world, stream, FamilyPlan("two_surnames", surname="上官")),)


def variant(world: World, stream: Stream) -> tuple[Family, ...]:
    """Registered as 叶, typed as 葉: two ways of writing one name."""
    family = build(world, stream, FamilyPlan("variant", surname="叶"))
    return (replace(family, typed={"name": "葉" + family.pupils[0].name[1:]}),)


def same_name_same_birthday(world: World, stream: Stream) -> tuple[Family, ...]:
    """Two girls of two families, with one name and one birthday."""
    plan = FamilyPlan("same_name_same_birthday", (FEMALE,), surname="王", born=date(2017, 3, 12))
    return tuple(renamed(build(world, stream, plan), "王一诺") for _ in range(2))
