"""Homes in the property register: who owns which part, on which kind of certificate, used for what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from services.demo.county.records import PropertyRow
from services.demo.generate.people import Person
from services.demo.generate.stream import Stream
from services.demo.generate.world import Place, World

SOLE = "单独所有"
JOINT = "共同共有"
HALF = "按份共有50%"


def certificate(world: World, stream: Stream, place: Place, owner: Person) -> PropertyRow:
    """Return a whole home on an ordinary certificate (不动产权证)."""
    year = stream.below(8) + 2015
    serial = world.documents.next("certificate")
    return PropertyRow(
        certificate_number=f"晋({year}){place.county.name}不动产权第{serial:07d}号",
        unit_number=f"{place.county.code}{stream.below(90) + 10:03d}001GB{serial:05d}F{serial:08d}",
        owner=owner.name,
        owner_number=owner.number,
        share=SOLE,
        location=place.full,
        use="住宅",
        registered_on=stream.day(date(year, 1, 4), date(year, 12, 28)),
    )


def shared_by(home: PropertyRow, owners: Sequence[Person], share: str) -> tuple[PropertyRow, ...]:
    """Return one row for each owner."""
    return tuple(replace(home, owner=owner.name, owner_number=owner.number, share=share) for owner in owners)


def old_certificate(home: PropertyRow, world: World, since_year: int) -> PropertyRow:
    """Return the home on a 房产证 of before 2015, which has a number of its own kind and no property unit."""
    serial = world.documents.next("old certificate")
    return replace(
        home,
        certificate_number=f"晋房权证字第{serial:06d}号",
        unit_number="",
        registered_on=date(since_year, 6, 15),
    )


def public_rent(home: PropertyRow, world: World) -> PropertyRow:
    """Return the home as the county's own, let to the family (公租房)."""
    serial = world.documents.next("office")
    return replace(home, owner="县住房保障中心", owner_number=f"ZF{serial:08d}", use="住宅（公租房）", share=SOLE)
