"""Everything a county is, read and found sound."""

from dataclasses import dataclass

from services.demo.county.application import Application
from services.demo.county.plans import Paper, PlannedFault
from services.demo.county.records import HouseholdRow, InsuranceRow, PropertyRow, ResidenceRow
from services.demo.county.school import School
from services.demo.county.unit import Unit


@dataclass(frozen=True)
class Registries:
    """The four exports."""

    household: tuple[HouseholdRow, ...]
    property: tuple[PropertyRow, ...]
    residence: tuple[ResidenceRow, ...]
    insurance: tuple[InsuranceRow, ...]


@dataclass(frozen=True)
class County:
    """A unit, its schools, its registries, its families, and the plan of a rehearsal."""

    unit: Unit
    schools: tuple[School, ...]
    registries: Registries
    applications: tuple[Application, ...]
    faults: tuple[PlannedFault, ...]
    papers: tuple[Paper, ...]
