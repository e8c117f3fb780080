"""JSON API: what everybody may know of a unit: its calendar, its schools, its form."""

from datetime import date, datetime
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from services.registration.actions.list_units import list_units
from services.registration.actions.show_unit import show_unit
from services.registration.domain.checks.required import SECOND_GUARDIAN
from services.registration.domain.form.items import registration_items
from services.registration.domain.form.options import options
from services.registration.domain.form.other_inputs import one_guardian_reasons
from services.registration.domain.unit import Unit
from services.registration.web.api_callers import AppTools, UnitCode
from shared.web.problem_json import problem_responses

router = APIRouter(tags=["unit"])


class OptionAnswer(BaseModel):
    """One answer to choose."""

    code: str
    label: str


class ItemAnswer(BaseModel):
    """One item of the form: its number on the 学籍信息采集表, how it is written, and why it is asked."""

    key: str
    number: int | None
    label: str
    title: str
    type: str
    page: str
    required: Literal["always", "on a condition"]
    max_length: int
    options: list[OptionAnswer]
    why: str
    hint: str


class FormAnswer(BaseModel):
    """Everything that is asked at registration, and nothing else."""

    items: list[ItemAnswer]
    one_guardian_reasons: list[OptionAnswer]


class UnitAnswer(BaseModel):
    """A unit in its season; a moment it has not fixed is null."""

    unit_code: str
    name: str
    authority: str
    phone: str
    hours: str
    stage: str
    season: str
    born_from: date
    born_to: date
    max_choices: int
    registration_opens: datetime | None
    registration_closes: datetime | None
    draw: datetime | None


class UnitsAnswer(BaseModel):
    """All units that register here."""

    units: list[UnitAnswer]


class SchoolAnswer(BaseModel):
    """One lot: a school and a category, with its seats."""

    school_code: str
    name: str
    kind: Literal["public", "private"]
    category: str
    seats: int
    zone: str


class SchoolsAnswer(BaseModel):
    """The schools of a unit in the order of its list."""

    schools: list[SchoolAnswer]


@router.get("/form", responses=problem_responses(400))
async def show_form() -> FormAnswer:
    """Return the items of the form."""
    items = []
    for item in registration_items():
        always = item.required == "Y" and item.key not in SECOND_GUARDIAN
        fields = {
            name: getattr(item, name) for name in ("key", "number", "label", "title", "page", "max_length", "hint")
        }
        choices = [OptionAnswer(code=option.code, label=option.label) for option in options(item)]
        required = "always" if always else "on a condition"
        items.append(ItemAnswer(**fields, type=item.kind.value, required=required, options=choices, why=item.reason))
    reasons = [OptionAnswer(code=reason.code, label=reason.label) for reason in one_guardian_reasons()]
    return FormAnswer(items=items, one_guardian_reasons=reasons)


@router.get("/units", responses=problem_responses(400, 503))
async def show_units(tools: AppTools) -> UnitsAnswer:
    """Return all units."""
    return UnitsAnswer(units=[_unit(unit) for unit in await list_units(tools)])


@router.get("/units/{unit}", responses=problem_responses(400, 404, 422, 503))
async def show_one_unit(unit: UnitCode, tools: AppTools) -> UnitAnswer:
    """Return one unit."""
    return _unit(await show_unit(tools, unit))


@router.get("/units/{unit}/schools", responses=problem_responses(400, 404, 422, 503))
async def show_schools(unit: UnitCode, tools: AppTools) -> SchoolsAnswer:
    """Return the schools of a unit."""
    found = await show_unit(tools, unit)
    names = SchoolAnswer.model_fields
    return SchoolsAnswer(
        schools=[SchoolAnswer(**{name: getattr(school, name) for name in names}) for school in found.schools]
    )


def _unit(unit: Unit) -> UnitAnswer:
    moments = {name: getattr(unit.calendar, name) for name in ("registration_opens", "registration_closes", "draw")}
    own = {name: getattr(unit, name) for name in UnitAnswer.model_fields if name not in moments}
    return UnitAnswer(**own, **moments)
