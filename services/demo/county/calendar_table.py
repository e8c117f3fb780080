"""The [calendar] of unit.toml: five moments, ascending."""

from itertools import pairwise

from services.demo.county.problems import ProblemList
from services.demo.county.rehearsal import CALENDAR
from services.demo.county.toml_tables import Key, TomlTable
from services.demo.county.toml_values import moment
from services.demo.county.unit import Calendar

MOMENTS = ("registration_opens", "registration_closes", "roster_shown", "freeze", "draw")


def read_calendar(table: TomlTable, problems: ProblemList) -> Calendar:
    """Return the calendar; a wrong one goes to `problems`, and the rehearsal's dates are returned in its place."""
    table.refuse_unknown(MOMENTS, problems)
    read = {name: table.take(Key(name, moment), problems) for name in MOMENTS}
    moments = {name: value for name, value in read.items() if value is not None}
    if len(moments) < len(MOMENTS):
        return CALENDAR
    for earlier, later in pairwise(MOMENTS):
        if moments[later] <= moments[earlier]:
            problems.add(table.file, table.line_of(later), f"calendar {later}", f"应该晚于 {earlier}")
    return Calendar(**moments)
