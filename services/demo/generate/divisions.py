"""Shanxi's divisions as the code tables have them: counties, their towns, and codes that are no longer given."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PROVINCE = "山西省"
OLD_PREFECTURES = "142"
"""雁北, 忻州, 吕梁, 晋中, 临汾, 运城: numbers that parents and grandparents hold."""


@dataclass(frozen=True)
class Town:
    """A town or street: 12 digits and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Division:
    """A county with its city and its towns."""

    code: str
    name: str
    city: str
    towns: tuple[Town, ...]

    @property
    def full_name(self) -> str:
        """As addresses begin: 山西省太原市小店区."""
        return f"{PROVINCE}{self.city}{self.name}"


def _rows(name: str) -> list[dict[str, str]]:
    text = files("shared.codes").joinpath("data", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def counties() -> tuple[Division, ...]:
    """Return the 117 counties of Shanxi, in the order of their codes."""
    rows = _rows("division_shanxi")
    cities = {row["code"]: row["label"] for row in rows if row["level"] == "city"}
    towns: dict[str, list[Town]] = {}
    for row in _rows("division_shanxi_town"):
        towns.setdefault(row["parent"], []).append(Town(row["code"], row["label"]))
    return tuple(
        Division(row["code"], row["label"], cities[row["parent"]], tuple(towns[row["code"]]))
        for row in rows
        if row["level"] == "county"
    )


@cache
def abolished_counties() -> tuple[str, ...]:
    """Return codes of counties that no longer exist, cities and prefectures left out, each once."""
    codes = (row["code"] for row in _rows("division_shanxi_abolished"))
    return tuple(sorted({code for code in codes if not code.endswith("00")}))


@cache
def old_prefecture_counties() -> tuple[str, ...]:
    """Return the abolished codes of the former prefectures (142xxx)."""
    return tuple(code for code in abolished_counties() if code.startswith(OLD_PREFECTURES))
