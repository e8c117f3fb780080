"""Household books (户口簿): who stands in which relation to the head, in the words of GB/T 4761."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.demo.county.records import HouseholdRow
from services.demo.generate.family import Head
from services.demo.generate.people import FEMALE, MALE, WORDS, Person
from services.demo.generate.world import Place

SONS = ("长子", "次子", "三子", "四子", "五子")
DAUGHTERS = ("长女", "二女", "三女", "四女", "五女")


@dataclass(frozen=True)
class Book:
    """One household: its number, where it is, since when its members are in it."""

    number: str
    place: Place
    since: date


Members = Sequence[tuple[Person, str]]
"""Everyone with the relation to the head, the head first."""


def rows_of(book: Book, members: Members) -> tuple[HouseholdRow, ...]:
    """Return the register's rows; whoever was born later has been in the book since a month after birth."""
    head, _ = members[0]
    return tuple(
        HouseholdRow(
            number=person.number,
            name=person.name,
            gender=WORDS[person.gender],
            birth_date=person.born,
            ethnic_group=person.ethnic_group,
            household_number=book.number,
            head_name=head.name,
            relation_to_head=relation,
            address=book.place.full,
            registered_on=max(book.since, person.born + timedelta(days=30)),
        )
        for person, relation in members
        if person.number
    )


def children_words(children: Sequence[Person]) -> tuple[str, ...]:
    """Return 长子, 二女, … in order of birth; an only child is 子 or 女."""
    if len(children) == 1:
        return ("子" if children[0].gender == MALE else "女",)
    counts = {MALE: 0, FEMALE: 0}
    words: list[str] = []
    for child in children:
        words.append((SONS if child.gender == MALE else DAUGHTERS)[counts[child.gender]])
        counts[child.gender] += 1
    return tuple(words)


def members_of(
    head: Head, *, father: Person, mother: Person | None, elders: Sequence[Person], children: Sequence[Person]
) -> Members:
    """Return who stands in the book and how; `elders` are the father's parents where one of them is the head."""
    if head in {"only_sons_father", "one_of_sons_father"}:
        son = "独生子" if head == "only_sons_father" else "次子"
        words = ["孙子" if child.gender == MALE else "孙女" for child in children]
        wife = [] if mother is None else [(mother, "儿媳")]
        return [(elders[0], "户主"), (elders[1], "妻"), (father, son), *wife, *zip(children, words, strict=True)]
    mine = list(zip(children, children_words(children), strict=True))
    if head == "mother" and mother is not None:
        return [(mother, "户主"), (father, "夫"), *mine]
    return [(father, "户主"), *([] if mother is None else [(mother, "妻")]), *mine]
