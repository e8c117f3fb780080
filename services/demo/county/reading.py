"""Reads a county directory whole, or refuses it with every place that is wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from services.demo.county import registry_files as registry
from services.demo.county.application import Application
from services.demo.county.application_file import application, check_line
from services.demo.county.columns import Column, Line
from services.demo.county.county import County, Registries
from services.demo.county.cross_checks import check_choices, check_papers, check_together, refuse_repeated
from services.demo.county.directory import CountyDirectory
from services.demo.county.form_columns import application_columns
from services.demo.county.plan_files import FAULT_COLUMNS, PAPER_COLUMNS, paper, planned_fault
from services.demo.county.plans import Paper, PlannedFault
from services.demo.county.problems import CountyRefused, ProblemList
from services.demo.county.school_file import SCHOOLS, school
from services.demo.county.unit_file import FILE, read_unit

Value = TypeVar("Value")
Placed = tuple[tuple[int, Value], ...]


def read_county(root: Path) -> County:
    """Return the county in `root`; raise `CountyRefused` with every problem of every file, before anything starts."""
    problems = ProblemList()
    directory = CountyDirectory(root, problems)
    content = directory.bytes_of(FILE)
    unit = None if content is None else read_unit(content, problems)
    schools = directory.rows("schools", SCHOOLS, school)
    refuse_repeated(directory.file_of("schools"), "school_code", ((n, s.lot) for n, s in schools), problems)
    registries = _registries(directory)
    families = _applications(directory)
    faults = directory.rows("faults", FAULT_COLUMNS, planned_fault, needed=False)
    papers = directory.rows("papers", PAPER_COLUMNS, paper, needed=False)
    if not problems.touch(directory.file_of("schools"), directory.file_of("applications")):
        file = directory.file_of("applications")
        check_choices(file, families, schools=_values(schools), unit=unit, problems=problems)
        _cross_check(directory, families, faults, papers)
    problems.refuse_if_any()
    if unit is None:
        raise CountyRefused(problems.found)
    return County(unit, _values(schools), registries, _values(families), _values(faults), _values(papers))


def _values(placed: Placed[Value]) -> tuple[Value, ...]:
    return tuple(value for _, value in placed)


def _registries(directory: CountyDirectory) -> Registries:
    return Registries(
        household=_export(directory, "household", registry.HOUSEHOLD, registry.household_row),
        property=_export(directory, "property", registry.PROPERTY, registry.property_row),
        residence=_export(directory, "residence", registry.RESIDENCE, registry.residence_row),
        insurance=_export(directory, "insurance", registry.INSURANCE, registry.insurance_row),
    )


def _export(
    directory: CountyDirectory, name: str, columns: tuple[Column, ...], make: Callable[[Line], Value]
) -> tuple[Value, ...]:
    """One person may stand in a registry several times, but no two lines may be the same in every column."""
    placed = directory.rows(name, columns, make)
    refuse_repeated(directory.file_of(name), "", placed, directory.problems)
    return _values(placed)


def _applications(directory: CountyDirectory) -> Placed[Application]:
    file = directory.file_of("applications")

    def checked() -> Iterator[tuple[int, Application]]:
        for line in directory.lines("applications", application_columns()):
            check_line(file, line, directory.problems)
            yield line.number, application(line)

    return tuple(checked())


def _cross_check(
    directory: CountyDirectory,
    families: Placed[Application],
    faults: Placed[PlannedFault],
    papers: Placed[Paper],
) -> None:
    problems = directory.problems
    file, faults_file, papers_file = (directory.file_of(name) for name in ("applications", "faults", "papers"))
    refuse_repeated(file, "ref", ((n, family.ref) for n, family in families), problems)
    check_together(file, families, problems)
    refuse_repeated(faults_file, "证件号码", ((n, (f.registry, f.number)) for n, f in faults), problems)
    refuse_repeated(papers_file, "ref", ((n, sheet.ref) for n, sheet in papers), problems)
    check_papers(papers_file, papers, {family.ref for _, family in families}, problems)
