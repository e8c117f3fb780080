"""schools.csv: one line per school and kind of seat."""

from services.demo.county.cell_forms import free_text, matching, one_of, whole_number
from services.demo.county.columns import Column, Line
from services.demo.county.school import School

SCHOOL_CODE = matching("[0-9A-Z]{1,12}", "应该是 1 到 12 位数字或大写字母")
"""docs/spec/draw.md, section 2."""

SCHOOLS = (
    Column("school_code", SCHOOL_CODE),
    Column("name", free_text(60)),
    Column("kind", one_of(("public", "private"))),
    Column("category", SCHOOL_CODE, filled=False),
    Column("seats", whole_number(0, 99999)),
    Column("zone", free_text(200), filled=False),
)


def school(line: Line) -> School:
    """Make the school of a line that was found right."""
    return School(
        school_code=line["school_code"],
        name=line["name"],
        kind=line["kind"],
        category=line["category"] or "ALL",
        seats=int(line["seats"]),
        zone=line["zone"],
    )
