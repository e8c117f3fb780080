"""What people type: full-width digits, a name with a slip, a date that is not the number's."""

from dataclasses import replace
from datetime import timedelta

from services.demo.generate.building import build
from services.demo.generate.family import Family, FamilyPlan
from services.demo.generate.names import mistyped
from services.demo.generate.people import FEMALE
from services.demo.generate.stream import Stream
from services.demo.generate.world import World

FULL_WIDTH = {ord(letter): ord(letter) - ord("0") + ord("０") for letter in "0123456789"} | {ord("X"): ord("Ｘ")}
SLIP = "孩子的姓名和户口簿上不一样，请照户口簿改过来再提交"


def full_width_digits(world: World, stream: Stream) -> tuple[Family, ...]:
    """A number typed with a Chinese keyboard."""
    family = build(world, stream, FamilyPlan("full_width_digits"))
    return (replace(family, typed={"id_number": family.pupils[0].number.translate(FULL_WIDTH)}),)


def name_with_a_slip(world: World, stream: Stream) -> tuple[Family, ...]:
    """The name as typed is not the one in the book: the clerk sends it back."""
    return (slipped(build(world, stream, FamilyPlan("name_with_a_slip", (FEMALE,))), stream),)


def slipped(family: Family, stream: Stream) -> Family:
    """Return the family with its first child's name typed wrongly."""
    typed = {"name": mistyped(stream, family.pupils[0].name)}
    return replace(family, typed=typed, returned_for=SLIP)


def register_behind(world: World, stream: Stream) -> tuple[Family, ...]:
    """The child was renamed and the register's copy is old: the paper bears the family out."""
    family = build(world, stream, FamilyPlan("register_behind"))
    return (replace(family, typed={"name": mistyped(stream, family.pupils[0].name)}),)


def birthday_not_the_numbers(world: World, stream: Stream) -> tuple[Family, ...]:
    """A birthday by the farmers' calendar beside a number with the other one: the form says so at once."""
    family = build(world, stream, FamilyPlan("birthday_not_the_numbers"))
    other = family.pupils[0].born - timedelta(days=34)
    return (replace(family, typed={"birth_date": other.isoformat()}, choices=()),)
