"""Who stands for the child: one parent, grandparents, an uncle, two parents who both register."""

from dataclasses import replace

from services.demo.generate.building import build
from services.demo.generate.cases.changes import without_rows_of
from services.demo.generate.cases.siblings import lone_child
from services.demo.generate.family import Exports, Family, FamilyPlan
from services.demo.generate.people import FEMALE, GRANDPARENT, OTHER, Guardian, Person
from services.demo.generate.stream import Stream
from services.demo.generate.world import World

SINGLE = "1"
ORPHAN = "4"
"""Codes of the reasons for naming one guardian only."""


def single_parent(world: World, stream: Stream) -> tuple[Family, ...]:
    """A mother alone with her child."""
    family = build(world, stream, FamilyPlan("single_parent", head="mother", applicant="2"))
    return (replace(lone_child(family, without=1), one_guardian_reason=SINGLE),)


def orphan(world: World, stream: Stream) -> tuple[Family, ...]:
    """A girl in the household of her father's brother, who is her guardian."""
    family = build(world, stream, FamilyPlan("orphan", (FEMALE,)))
    uncle = replace(family.guardians[0], relation=OTHER)
    rows = tuple(
        replace(row, relation_to_head="侄女") if row.number == family.pupils[0].number else row
        for row in family.exports.household
    )
    family = replace(family, guardians=(uncle,), exports=replace(family.exports, household=rows))
    return (replace(family, one_guardian_reason=ORPHAN),)


def grandparents(world: World, stream: Stream) -> tuple[Family, ...]:
    """Grandfather and grandmother are the guardians; the parents are not in the book."""
    family = build(world, stream, FamilyPlan("grandparents", head="one_of_sons_father"))
    for guardian in family.guardians:
        family = without_rows_of(family, guardian.person)
    elders = [row for row in family.exports.household if row.relation_to_head in {"户主", "妻"}]
    guardians = tuple(
        Guardian(
            Person(row.name, "1" if row.gender == "男" else "2", row.birth_date, row.number),
            GRANDPARENT,
            family.registered.town_code,
            world.documents.phone(),
        )
        for row in elders
    )
    return (replace(family, guardians=guardians),)


def two_registrations(world: World, stream: Stream) -> tuple[Family, ...]:
    """Father and mother both register their child, each from a phone of their own."""
    his = build(world, stream, FamilyPlan("two_registrations", house="couple"))
    hers = replace(his, guardians=his.guardians[::-1], exports=Exports())
    return (his, hers)


def parents_of_two_counties(world: World, stream: Stream) -> tuple[Family, ...]:
    """The mother is registered in another county; the father registers the child."""
    return (build(world, stream, FamilyPlan("parents_of_two_counties", mother_elsewhere=True)),)


def mother_of_another_county(world: World, stream: Stream) -> tuple[Family, ...]:
    """The mother is registered in another county and is the one who registers the child."""
    plan = FamilyPlan("mother_of_another_county", mother_elsewhere=True, applicant="2", house="none")
    return (build(world, stream, plan),)
