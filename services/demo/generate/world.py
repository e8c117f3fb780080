"""What every family of one generated county shares: the unit, its places, the season, and the counters of numbers."""

from dataclasses import dataclass, field
from datetime import date

from services.demo.generate.divisions import Division, Town, counties
from services.demo.generate.document_numbers import DocumentNumbers
from services.demo.generate.identity_numbers import IdentityNumbers
from services.demo.generate.stream import Stream

SEASON = 2023
BORN_FROM = date(2016, 9, 1)
BORN_TO = date(2017, 8, 31)
STREETS = ("东街", "西街", "南大街", "北大街", "建设路", "汾河路", "文化巷", "向阳街", "胜利路", "园林路")
ESTATES = ("锦绣苑", "和谐家园", "滨河小区", "阳光花园", "幸福里", "翠园")


@dataclass(frozen=True)
class World:
    """The county in the making."""

    county: Division
    numbers: IdentityNumbers = field(default_factory=IdentityNumbers)
    documents: DocumentNumbers = field(default_factory=DocumentNumbers)

    def town(self, stream: Stream) -> Town:
        """Return a town of the county."""
        return stream.choose(self.county.towns)

    def elsewhere(self, stream: Stream) -> Division:
        """Return another county of the province."""
        return stream.choose(tuple(county for county in counties() if county.code != self.county.code))


@dataclass(frozen=True)
class Place:
    """An address: the county it lies in, the 12 digits of its town, and the rest as people write it."""

    county: Division
    town_code: str
    short: str

    @property
    def full(self) -> str:
        """As a register writes it, from the province down."""
        return f"{self.county.full_name}{self.short}"


def place_in(county: Division, stream: Stream) -> Place:
    """Return an address in a county."""
    town = stream.choose(county.towns)
    street = f"{town.name}{stream.choose(STREETS)}{stream.below(180) + 1}号"
    if stream.chance(600):
        floor, door = stream.below(6) + 1, stream.below(4) + 1
        flat = f"{stream.below(12) + 1}号楼{stream.below(4) + 1}单元{floor}0{door}"
        street = f"{street}{stream.choose(ESTATES)}{flat}"
    return Place(county, town.code, street)
