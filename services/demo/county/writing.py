"""Writes a county as its directory of files: options by name, dates in ISO 8601, the same bytes for the same county."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from datetime import date
from pathlib import Path

from services.demo.county import registry_files
from services.demo.county.application import Application
from services.demo.county.columns import Column
from services.demo.county.county import County
from services.demo.county.form_columns import application_columns
from services.demo.county.plan_files import FAULT_COLUMNS, PAPER_COLUMNS
from services.demo.county.school_file import SCHOOLS
from services.demo.county.unit_writing import unit_toml
from services.registration.domain.form.items import registration_items
from services.registration.domain.form.options import label_of

Texts = Sequence[str]


def write_county(county: County, root: Path, *, remark: str = "") -> None:
    """Write every file of the county into `root`, which is made if need be; `remark` heads unit.toml."""
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files_of(county, remark=remark).items():
        (root / name).write_bytes(content)


def files_of(county: County, *, remark: str = "") -> Mapping[str, bytes]:
    """Return every file of the county by name."""
    rows = county.registries
    return {
        "unit.toml": unit_toml(county.unit, remark).encode(),
        "schools.csv": _table([column.heading for column in SCHOOLS], map(_texts, county.schools)),
        "household.csv": _table(_headings(registry_files.HOUSEHOLD), map(_texts, rows.household)),
        "property.csv": _table(_headings(registry_files.PROPERTY), map(_texts, rows.property)),
        "residence.csv": _table(_headings(registry_files.RESIDENCE), map(_texts, rows.residence)),
        "insurance.csv": _table(_headings(registry_files.INSURANCE), map(_texts, rows.insurance)),
        "applications.csv": _applications(county.applications, county.unit.max_choices),
        "faults.csv": _table(_headings(FAULT_COLUMNS), map(_texts, county.faults)),
        "papers.csv": _table(_headings(PAPER_COLUMNS), map(_texts, county.papers)),
    }


def _headings(columns: Sequence[Column]) -> list[str]:
    return [column.heading for column in columns]


def _texts(value: object) -> list[str]:
    """A frozen row's fields stand in the order of the file's columns."""
    return [field.isoformat() if isinstance(field, date) else str(field) for field in _fields(value)]


def _fields(value: object) -> tuple[object, ...]:
    return astuple(value)  # type: ignore[call-overload,no-any-return]  # every row here is a dataclass


def _applications(applications: Sequence[Application], most_choices: int) -> bytes:
    places = range(1, most_choices + 1)
    choices = {f"choice{place}_{part}" for place in places for part in ("school", "category")}
    headings = [
        column.heading
        for column in application_columns()
        if not column.heading.startswith("choice") or column.heading in choices
    ]
    cells = (_application(application) for application in applications)
    return _table(headings, ([line.get(heading, "") for heading in headings] for line in cells))


def _application(application: Application) -> dict[str, str]:
    form = application.form
    line = {item.key: label_of(item, form[item.key]) for item in registration_items() if item.key in form}
    for place, choice in enumerate(application.choices, 1):
        line |= {f"choice{place}_school": choice.school, f"choice{place}_category": choice.category}
    return line | {
        "ref": application.ref,
        "together_with": application.together_with,
        "one_guardian_reason": application.one_guardian_reason,
    }


def _table(headings: Texts, rows: Iterable[Texts]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()
