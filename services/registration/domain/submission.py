"""What a family sends: the form's values, the schools it wants in order, and a twin to be drawn with."""

from dataclasses import dataclass, field

from services.registration.domain.checks.form import FormValues
from shared.canonical import Json, canonical_json

Lot = tuple[str, str]
"""(school, category), as in the draw."""


@dataclass(frozen=True)
class Submission:
    """One version of an application, as typed or as kept. `choices` are in the family's order."""

    form: FormValues
    choices: tuple[Lot, ...] = ()
    together_with: str | None = None
    one_guardian_reason: str | None = None
    cleaned: tuple[str, ...] = field(default=(), compare=False)

    def canonical(self) -> bytes:
        """Return the one byte sequence of this content, to be hashed (shared/canonical.py)."""
        form: dict[str, Json] = dict(sorted(self.form.items()))
        choices: list[Json] = [[school, category] for school, category in self.choices]
        return canonical_json(
            {
                "form": form,
                "choices": choices,
                "together_with": self.together_with,
                "one_guardian_reason": self.one_guardian_reason,
            }
        )
