"""Several children of one family: twins, triplets, children whom two parents brought with them."""

from dataclasses import replace

from services.demo.generate.building import build
from services.demo.generate.cases.changes import without_rows_of
from services.demo.generate.family import Exports, Family, FamilyPlan
from services.demo.generate.households import DAUGHTERS
from services.demo.generate.people import FEMALE, MALE
from services.demo.generate.stream import Stream
from services.demo.generate.world import World


def twins(world: World, stream: Stream) -> tuple[Family, ...]:
    """Two girls of one birth."""
    return (build(world, stream, FamilyPlan("twins", (FEMALE, FEMALE), house="couple")),)


def twins_of_both_sexes(world: World, stream: Stream) -> tuple[Family, ...]:
    """A boy and a girl of one birth."""
    return (build(world, stream, FamilyPlan("twins_of_both_sexes", (MALE, FEMALE), applicant="2")),)


def triplets(world: World, stream: Stream) -> tuple[Family, ...]:
    """Three of one birth."""
    return (build(world, stream, FamilyPlan("triplets", (MALE, MALE, FEMALE))),)


def half_siblings(world: World, stream: Stream) -> tuple[Family, ...]:
    """The father's daughter and the mother's son in one household; both begin school."""
    daughter, son = FamilyPlan("half_siblings", (FEMALE,)), FamilyPlan("half_siblings", applicant="2")
    his, hers = build(world, stream, daughter), build(world, stream, son)
    head, wife = his.guardians
    child = replace(hers.pupils[0], name=wife.person.name[0] + hers.pupils[0].name[1:])
    book = his.exports.household
    row = next(line for line in hers.exports.household if line.number == child.number)
    moved = replace(
        row,
        name=child.name,
        household_number=book[0].household_number,
        head_name=head.person.name,
        relation_to_head="养子或继子",
        address=book[0].address,
    )
    rows = tuple(
        replace(line, relation_to_head=DAUGHTERS[0]) if line.relation_to_head == "女" else line for line in book
    )
    hers = replace(hers, pupils=(child,), guardians=(wife, head), registered=his.registered, home=his.home)
    hers = replace(hers, typed={"phone": head.phone}, exports=Exports())
    return (replace(his, exports=replace(his.exports, household=(*rows, moved))), hers)


def lone_child(family: Family, *, without: int) -> Family:
    """Return the family with one guardian fewer, gone from the register too."""
    gone = family.guardians[without]
    left = tuple(guardian for guardian in family.guardians if guardian is not gone)
    return without_rows_of(replace(family, guardians=left), gone.person)
