"""Which applications are one family's: those with one phone, and those for one child."""

from collections.abc import Sequence

from services.demo.county.application import Application
from shared.citizen_number import normalise


def families_of(applications: Sequence[Application]) -> tuple[tuple[Application, ...], ...]:
    """Return the applications by family, in the order of each family's first."""
    family_of: dict[str, int] = {}
    families: dict[int, list[Application]] = {}
    for place, application in enumerate(applications):
        marks = _marks(application)
        known = sorted({family_of[mark] for mark in marks if mark in family_of})
        target = known[0] if known else place
        joined = [member for number in known for member in families.pop(number)]
        families[target] = [*joined, application]
        for member in families[target]:
            family_of |= dict.fromkeys(_marks(member), target)
    return tuple(tuple(families[number]) for number in sorted(families))


def accounts_of(applications: Sequence[Application]) -> tuple[tuple[Application, ...], ...]:
    """Return the applications by the phone they are made from, in the order of each phone's first."""
    accounts: dict[str, list[Application]] = {}
    for application in applications:
        accounts.setdefault(application.phone, []).append(application)
    return tuple(tuple(account) for account in accounts.values())


def _marks(application: Application) -> tuple[str, ...]:
    number = normalise(application.form.get("id_number", ""))
    return (f"phone {application.phone}", *([f"child {number}"] if number else []))
