"""Makes a whole county from a number of families and a seed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from services.demo.county.application import Application, Choice
from services.demo.county.county import County, Registries
from services.demo.county.plans import Paper
from services.demo.county.school import School
from services.demo.generate.cases.all_cases import CASES
from services.demo.generate.divisions import counties
from services.demo.generate.family import Family
from services.demo.generate.faults import plan_faults
from services.demo.generate.forms import applications_of
from services.demo.generate.ordinary import ordinary_family
from services.demo.generate.schools import make_schools, wish_list
from services.demo.generate.stream import Stream
from services.demo.generate.units import MOST_CHOICES, make_unit
from services.demo.generate.world import World

ALL_CASES_FROM = 60
"""From so many families on every must-have case is there; a smaller county has the first ones of the list."""
WITH_WISHES = 600
"""Per thousand families."""


def make_county(families: int, seed: int) -> County:
    """Return the county; the same numbers give the same county."""
    stream = Stream(seed)
    world = World(stream.choose(counties()))
    schools = make_schools(world.county, families)
    made = _families(world, stream, families)
    choosing = tuple(_with_wishes(family, stream.sub("wishes", str(n)), schools) for n, family in enumerate(made))
    filed = [(family, applications_of(family, f"f{n:05d}")) for n, family in enumerate(choosing, 1)]
    return County(
        unit=make_unit(world.county),
        schools=schools,
        registries=_registries(choosing),
        applications=tuple(chain.from_iterable(applications for _, applications in filed)),
        faults=plan_faults(stream.sub("faults"), choosing),
        papers=_papers(filed),
    )


def _families(world: World, stream: Stream, count: int) -> tuple[Family, ...]:
    """The must-have cases, then ordinary families up to the count, all in an order of their own."""
    cases = CASES if count >= ALL_CASES_FROM else CASES[: count // 2]
    special = [case(world, stream.sub("case", case.__name__)) for case in cases]
    of_several = {"two_registrations", "half_siblings"}
    homes = sum(1 if made[0].case in of_several else len(made) for made in special)
    rest = (ordinary_family(world, stream.sub("family", str(n))) for n in range(count - homes))
    return stream.sub("order").shuffled((*chain.from_iterable(special), *rest))


def _with_wishes(family: Family, stream: Stream, schools: tuple[School, ...]) -> Family:
    if not stream.chance(WITH_WISHES):
        return family
    wishes = wish_list(stream, schools, MOST_CHOICES)
    return replace(family, choices=tuple(Choice(school.school_code, school.category) for school in wishes))


def _registries(families: Sequence[Family]) -> Registries:
    exports = [family.exports for family in families]
    return Registries(
        household=tuple(row for export in exports for row in export.household),
        property=tuple(row for export in exports for row in export.property),
        residence=tuple(row for export in exports for row in export.residence),
        insurance=tuple(row for export in exports for row in export.insurance),
    )


def _papers(filed: Sequence[tuple[Family, tuple[Application, ...]]]) -> tuple[Paper, ...]:
    return tuple(
        Paper(application.ref, "return", family.returned_for)
        for family, applications in filed
        for application in applications[:1]
        if family.returned_for
    )
