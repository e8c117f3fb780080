"""What a draw gave an application, as its pages show it (docs/spec/draw.md, section 7)."""

from dataclasses import dataclass

REHEARSALS = ("DEMO-", "TEST-")
"""How the number of a draw begins that is practice (docs/spec/draw.md, section 2.2)."""


@dataclass(frozen=True)
class Placement:
    """One row: how one application stands at one lot; `wait` is its place on the waitlist, None where it waits not."""

    application_number: str
    school_code: str
    category: str
    status: str
    wait: int | None
