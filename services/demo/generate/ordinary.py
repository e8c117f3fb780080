"""Ordinary families, in the proportions of a county: whose household, own house or not, from here or elsewhere."""

from dataclasses import replace

from services.demo.generate.building import build
from services.demo.generate.cases.typing import slipped
from services.demo.generate.family import Family, FamilyPlan, Head, House, Insurance, Permit
from services.demo.generate.names import mistyped
from services.demo.generate.people import FATHER, FEMALE, MALE, MOTHER
from services.demo.generate.stream import Stream
from services.demo.generate.world import World

HEADS: tuple[tuple[Head, int], ...] = (
    ("father", 740),
    ("mother", 180),
    ("only_sons_father", 70),
    ("one_of_sons_father", 10),
)
HOUSES: tuple[tuple[House, int], ...] = (("parent", 45), ("couple", 25), ("old", 8), ("village", 12), ("none", 10))
PERMITS: tuple[tuple[Permit, int], ...] = (("valid", 90), ("late", 10))
INSURANCES: tuple[tuple[Insurance, int], ...] = (("full", 80), ("gap", 8), ("two_employers", 7), ("flexible", 5))
MIGRANTS = 190
"""Per thousand families, as all below."""
MOTHERS_FROM_ELSEWHERE = 8
SLIPS = 18
REGISTER_BEHIND = 8
TWINS = 14


def ordinary_family(world: World, stream: Stream) -> Family:
    """Return one family; most of them a machine can confirm."""
    family = build(world, stream, _plan(stream))
    if stream.chance(SLIPS):
        return slipped(family, stream)
    if stream.chance(REGISTER_BEHIND):
        return replace(family, typed={"name": mistyped(stream, family.pupils[0].name)})
    return family


def _plan(stream: Stream) -> FamilyPlan:
    genders = tuple(stream.choose((MALE, FEMALE)) for _ in range(2 if stream.chance(TWINS) else 1))
    applicant = stream.choose((FATHER, MOTHER))
    if stream.chance(MIGRANTS):
        settled = FamilyPlan(genders=genders, applicant=applicant, migrant=True, house="none")
        return replace(settled, permit=stream.weighted(PERMITS), insurance=stream.weighted(INSURANCES))
    if stream.chance(MOTHERS_FROM_ELSEWHERE):
        return FamilyPlan(genders=genders, applicant=MOTHER, mother_elsewhere=True, house="none")
    head = stream.weighted(HEADS)
    applicant = FATHER if head == "only_sons_father" else applicant
    return FamilyPlan(genders=genders, applicant=applicant, head=head, house=stream.weighted(HOUSES))
