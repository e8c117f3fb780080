"""A line of applications.csv: what one family types into the form, and the choices it makes."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One lot a family asks for."""

    school: str
    category: str


@dataclass(frozen=True)
class Application:
    """`form` holds the registration-stage items by key: codes for options, everything else as typed."""

    ref: str
    form: Mapping[str, str]
    choices: tuple[Choice, ...]
    together_with: str
    one_guardian_reason: str

    @property
    def phone(self) -> str:
        """The phone of the account; two children of one account share it."""
        return self.form.get("phone") or self.form.get("guardian1_phone", "")
