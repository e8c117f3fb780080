"""Places to choose from, near ones first: this county, this city, this province, the other provinces (GB/T 2260)."""

import csv
from functools import cache
from importlib.resources import files

from services.registration.domain.unit import Unit
from services.registration.web.family_pages.completion import SAME
from shared.codes.tables import code_table

Group = tuple[str, tuple[tuple[str, str], ...]]
"""A heading (may be empty) and pairs of code and words."""

OTHER_PROVINCES = "别的省、自治区、直辖市"


@cache
def _shanxi() -> tuple[tuple[str, str, str], ...]:
    """Return (city code, county code, county name) of the province."""
    text = files("shared.codes").joinpath("data", "division_shanxi.csv").read_text(encoding="utf-8")
    return tuple(
        (row["parent"], row["code"], row["label"])
        for row in csv.DictReader(text.splitlines())
        if row["level"] == "county"
    )


def place_groups(unit: Unit, *, kept: str = "", same_as_child: bool = False) -> tuple[Group, ...]:
    """Return the groups of the list; a kept code that stands in none of them is added, so that nothing is lost."""
    first: tuple[tuple[str, str], ...] = ((SAME, "和孩子的一样"),) if same_as_child else ()
    groups: list[Group] = [("", (*first, (unit.unit_code, unit.name)))]
    names = code_table("division_shanxi").labels
    own_city = f"{unit.unit_code[:4]}00"
    cities = dict.fromkeys(city for city, _, _ in _shanxi())
    for city in sorted(cities, key=lambda code: (code != own_city, code)):
        counties = tuple((code, name) for at, code, name in _shanxi() if at == city and code != unit.unit_code)
        groups.append((names[city], counties))
    groups.append((OTHER_PROVINCES, tuple(code_table("division_province").labels.items())))
    return (*groups, *_kept(groups, kept))


def _kept(groups: list[Group], kept: str) -> tuple[Group, ...]:
    known = {code for _, pairs in groups for code, _ in pairs}
    return () if not kept or kept in known else (("以前填的", ((kept, place_name(kept)),)),)


def place_name(code: str, unit: Unit | None = None) -> str:
    """Return the name of a division for its code of 6 or 12 digits, or the code where we know none."""
    if unit is not None and code[:6] == unit.unit_code:
        return unit.name
    for table in ("division_shanxi", "division_province", "division_shanxi_abolished"):
        name = code_table(table).labels.get(code[:6])
        if name is not None:
            return name
    return code
