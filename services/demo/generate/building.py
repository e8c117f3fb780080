"""Builds one family from its plan: people, household book, home, permit, insurance."""

from dataclasses import dataclass, replace
from datetime import date

from services.demo.county.records import HouseholdRow
from services.demo.generate.evidence import Owners, insurance_rows, permit_rows, property_rows
from services.demo.generate.family import Exports, Family, FamilyPlan
from services.demo.generate.households import Book, members_of, rows_of
from services.demo.generate.names import surname
from services.demo.generate.people import (
    FATHER,
    FEMALE,
    MALE,
    MOTHER,
    Guardian,
    Person,
    child_names,
    make_adult,
    make_child,
    make_elder,
    school_age,
)
from services.demo.generate.stream import Stream
from services.demo.generate.world import Place, World, place_in

WITH_ELDERS = {"grandparent", "half"}


@dataclass(frozen=True)
class Cast:
    """Everyone in a family before anything is written down."""

    father: Person
    mother: Person
    children: tuple[Person, ...]
    elders: tuple[Person, ...]


def build(world: World, stream: Stream, plan: FamilyPlan) -> Family:
    """Return the family: complete parents, one or more children who begin school, everything the registries know."""
    registered = place_in(world.elsewhere(stream) if plan.migrant else world.county, stream)
    home = place_in(world.county, stream) if plan.migrant else registered
    cast = make_cast(world, stream, plan, registered)
    people = Owners(_parents(cast, plan), cast.children, cast.elders)
    payer = people.parents[0]
    mothers_place = place_in(world.elsewhere(stream), stream) if plan.mother_elsewhere else registered
    return Family(
        case=plan.case,
        pupils=cast.children,
        guardians=_guardians(world, plan, cast, (registered, mothers_place)),
        registered=registered,
        home=home,
        exports=Exports(
            household=_books(world, stream, plan, cast, (registered, mothers_place)),
            property=property_rows(world, stream, plan, home=home, people=people),
            residence=permit_rows(stream, plan, home=home, holder=payer),
            insurance=insurance_rows(stream, plan.insurance, payer),
        ),
        migrant=plan.migrant,
    )


def make_cast(world: World, stream: Stream, plan: FamilyPlan, registered: Place) -> Cast:
    """Return the people, with numbers of the place where they are registered unless the plan says otherwise."""
    name = plan.surname or surname(stream)
    prefix = plan.parent_prefix or registered.county.code
    born = plan.born or school_age(stream)
    father = make_adult(world, stream, surname=name, gender=MALE, prefix=prefix)
    mother = make_adult(world, stream, surname=surname(stream), gender=FEMALE, prefix=prefix)
    children = tuple(
        make_child(world, name=called, gender=gender, born=born, prefix=plan.child_prefix or prefix)
        for called, gender in zip(child_names(stream, name, plan.genders), plan.genders, strict=True)
    )
    elders = (
        make_elder(world, stream, surname=name, gender=MALE, prefix=prefix),
        make_elder(world, stream, surname=surname(stream), gender=FEMALE, prefix=prefix),
    )
    return _of_one_people(Cast(father, mother, children, elders if _needs_elders(plan) else ()), plan)


def _of_one_people(cast: Cast, plan: FamilyPlan) -> Cast:
    def of(person: Person) -> Person:
        return replace(person, ethnic_group=plan.ethnic_group)

    return Cast(of(cast.father), of(cast.mother), tuple(map(of, cast.children)), tuple(map(of, cast.elders)))


def _needs_elders(plan: FamilyPlan) -> bool:
    return plan.house in WITH_ELDERS or plan.head in {"only_sons_father", "one_of_sons_father"}


def _parents(cast: Cast, plan: FamilyPlan) -> tuple[Person, Person]:
    return (cast.father, cast.mother) if plan.applicant == FATHER else (cast.mother, cast.father)


def _guardians(world: World, plan: FamilyPlan, cast: Cast, places: tuple[Place, Place]) -> tuple[Guardian, ...]:
    first = Guardian(cast.father, FATHER, places[0].town_code, world.documents.phone())
    second = Guardian(cast.mother, MOTHER, places[1].town_code, world.documents.phone())
    return (first, second) if plan.applicant == FATHER else (second, first)


def _books(
    world: World, stream: Stream, plan: FamilyPlan, cast: Cast, places: tuple[Place, Place]
) -> tuple[HouseholdRow, ...]:
    since = stream.day(date(2008, 1, 1), date(2016, 6, 30))
    book = Book(world.documents.household(places[0].county.code), places[0], since)
    mother = None if plan.mother_elsewhere else cast.mother
    members = members_of(plan.head, father=cast.father, mother=mother, elders=cast.elders, children=cast.children)
    rows = rows_of(book, members)
    if plan.mother_elsewhere:
        hers = Book(world.documents.household(places[1].county.code), places[1], since)
        rows += rows_of(hers, [(cast.mother, "户主")])
    if cast.elders and cast.elders[0] not in [person for person, _ in members]:
        theirs = Book(world.documents.household(places[0].county.code), places[0], since)
        rows += rows_of(theirs, [(cast.elders[0], "户主"), (cast.elders[1], "妻")])
    return rows
