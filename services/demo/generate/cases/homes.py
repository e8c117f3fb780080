"""Homes: whose household, whose house, which certificate."""

from dataclasses import replace
from datetime import timedelta

from services.demo.generate.building import build
from services.demo.generate.family import Exports, Family, FamilyPlan, Head, House
from services.demo.generate.people import FEMALE
from services.demo.generate.stream import Stream
from services.demo.generate.world import World


def _home(world: World, stream: Stream, *, case: str, house: House, head: Head = "father") -> tuple[Family, ...]:
    return (build(world, stream, FamilyPlan(case, (FEMALE,), house=house, head=head)),)


def grandfather_is_head(world: World, stream: Stream) -> tuple[Family, ...]:
    """The household of the father's father, whose only son he is."""
    return _home(world, stream, case="grandfather_is_head", house="grandparent", head="only_sons_father")


def childs_house(world: World, stream: Stream) -> tuple[Family, ...]:
    """A house in the child's own name."""
    return _home(world, stream, case="childs_house", house="child")


def grandparents_house(world: World, stream: Stream) -> tuple[Family, ...]:
    """A house in the grandfather's name."""
    return _home(world, stream, case="grandparents_house", house="grandparent")


def half_a_house(world: World, stream: Stream) -> tuple[Family, ...]:
    """The father owns half of it, his father the other half."""
    return _home(world, stream, case="half_a_house", house="half")


def public_rent(world: World, stream: Stream) -> tuple[Family, ...]:
    """A flat of the county's own (公租房)."""
    return _home(world, stream, case="public_rent", house="public")


def old_certificate(world: World, stream: Stream) -> tuple[Family, ...]:
    """A 房产证 of before 2015."""
    return _home(world, stream, case="old_certificate", house="old")


def village_house(world: World, stream: Stream) -> tuple[Family, ...]:
    """A house built by the family, without a certificate."""
    return _home(world, stream, case="village_house", house="village")


def contract_only(world: World, stream: Stream) -> tuple[Family, ...]:
    """Bought and signed for on line (网签), not yet registered."""
    return _home(world, stream, case="contract_only", house="none")


def house_used_twice(world: World, stream: Stream) -> tuple[Family, ...]:
    """One home, sold from one family to the other: both children's parents hold a certificate for it."""
    seller = build(world, stream, FamilyPlan("house_used_twice"))
    buyer = build(world, stream, FamilyPlan("house_used_twice", (FEMALE,), applicant="2"))
    sold = seller.exports.property[0]
    bought = replace(
        buyer.exports.property[0],
        unit_number=sold.unit_number,
        location=sold.location,
        registered_on=sold.registered_on + timedelta(days=400),
    )
    exports = Exports(buyer.exports.household, (bought,), buyer.exports.residence, buyer.exports.insurance)
    return (seller, replace(buyer, exports=exports))
