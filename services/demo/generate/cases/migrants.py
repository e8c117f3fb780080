"""Families from elsewhere: permits endorsed late, months missing, two employers."""

from services.demo.generate.building import build
from services.demo.generate.family import Family, FamilyPlan, Insurance, Permit
from services.demo.generate.people import FEMALE
from services.demo.generate.stream import Stream
from services.demo.generate.world import World


def _migrant(
    world: World, stream: Stream, *, case: str, permit: Permit = "valid", insurance: Insurance = "full"
) -> tuple[Family, ...]:
    plan = FamilyPlan(case, (FEMALE,), migrant=True, house="none", permit=permit, insurance=insurance)
    return (build(world, stream, plan),)


def permit_endorsed_late(world: World, stream: Stream) -> tuple[Family, ...]:
    """Endorsed too late: the permit's function is suspended."""
    return _migrant(world, stream, case="permit_endorsed_late", permit="late")


def insurance_gap(world: World, stream: Stream) -> tuple[Family, ...]:
    """One month is missing."""
    return _migrant(world, stream, case="insurance_gap", insurance="gap")


def two_employers(world: World, stream: Stream) -> tuple[Family, ...]:
    """The father changed his work within the year."""
    return _migrant(world, stream, case="two_employers", insurance="two_employers")


def flexible_employment(world: World, stream: Stream) -> tuple[Family, ...]:
    """The father pays for himself."""
    return _migrant(world, stream, case="flexible_employment", insurance="flexible")
