"""Invented people: who they are, on which document, and what they are to a child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.demo.generate.names import adult_name, child_name, elder_name
from services.demo.generate.stream import Stream
from services.demo.generate.world import BORN_FROM, BORN_TO, World

MALE = "1"
FEMALE = "2"
FATHER = "1"
MOTHER = "2"
GRANDPARENT = "3"
OTHER = "9"
"""Codes of guardian_relation."""
WORDS = {MALE: "男", FEMALE: "女"}


@dataclass(frozen=True)
class Person:
    """`id_type` is a code of id_type; `number` may be empty where the type is Z."""

    name: str
    gender: str
    born: date
    number: str
    ethnic_group: str = "汉族"
    id_type: str = "1"


@dataclass(frozen=True)
class Guardian:
    """A family member on the form, and where the register has him (empty for a foreigner)."""

    person: Person
    relation: str
    place_code: str
    phone: str


def make_child(world: World, *, name: str, gender: str, born: date, prefix: str) -> Person:
    """Return a child of a day."""
    return Person(name, gender, born, world.numbers.take(prefix, born, gender))


def child_names(stream: Stream, surname: str, genders: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each child of one birth, no two the same."""
    names: list[str] = []
    for gender in genders:
        name = child_name(stream, surname, gender)
        while name in names:
            name = child_name(stream, surname, gender)
        names.append(name)
    return tuple(names)


def school_age(stream: Stream) -> date:
    """Return a birthday inside the age window."""
    return stream.day(BORN_FROM, BORN_TO)


def make_adult(world: World, stream: Stream, *, surname: str, gender: str, prefix: str) -> Person:
    """Return somebody of a parent's age."""
    born = stream.day(date(1978, 1, 1), date(1994, 12, 31))
    return Person(adult_name(stream, surname, gender), gender, born, world.numbers.take(prefix, born, gender))


def make_elder(world: World, stream: Stream, *, surname: str, gender: str, prefix: str) -> Person:
    """Return somebody of a grandparent's age."""
    born = stream.day(date(1951, 1, 1), date(1962, 12, 31))
    return Person(elder_name(stream, surname), gender, born, world.numbers.take(prefix, born, gender))
