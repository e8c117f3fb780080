"""The rules of a unit as they are sent: by a service for the first time, by the staff where they are to change."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

from services.verification.actions.load_rules import places_of
from services.verification.domain.rules import Fact, Rules

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00]*$")]


class Asked(BaseModel):
    """Frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RulesIn(Asked):
    """The rules of a unit; what is left out is derived or usual."""

    name: Text
    authority: Text
    season: Text
    born_from: date
    born_to: date
    facts: tuple[Fact, ...] = tuple(Fact)
    places: tuple[Text, ...] = ()
    hukou_codes: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]{2,12}$")], ...] = ()
    insured_months: Annotated[int, Field(ge=1, le=12)] = 6
    as_of: date | None = None
    purpose: Words = ""
    department: Words = ""
    days_for_clerk: Annotated[int, Field(ge=1, le=60)] = 3
    days_for_family: Annotated[int, Field(ge=1, le=60)] = 5
    phone: Words = ""
    hours: Words = ""

    @field_validator("born_to")
    @classmethod
    def after_its_beginning(cls, born_to: date, others: ValidationInfo) -> date:
        """Refuse a window that ends before it begins."""
        if "born_from" in others.data and born_to < others.data["born_from"]:
            raise ValueError("the window ends before it begins")
        return born_to

    def rules(self, unit_code: str) -> Rules:
        """Return the rules with everything filled in."""
        given = self.model_dump(exclude={"reason"})
        given["places"] = self.places or places_of(unit_code, self.name)
        given["hukou_codes"] = self.hukou_codes or (unit_code,)
        given["purpose"] = self.purpose or f"{self.season}年义务教育招生核对"
        given["department"] = self.department or self.authority
        return Rules(unit_code=unit_code, **given)
