"""Children without a resident number: a birth certificate, permits of Hong Kong, Macao and Taiwan, foreigners."""

from dataclasses import replace

from services.demo.generate.building import build
from services.demo.generate.cases.changes import with_document
from services.demo.generate.family import Family, FamilyPlan
from services.demo.generate.people import FEMALE
from services.demo.generate.stream import Stream
from services.demo.generate.world import World

FOREIGNER = {"hmt_overseas": "51", "ethnic_group": "97"}


def birth_certificate_only(world: World, stream: Stream) -> tuple[Family, ...]:
    """A child who is in no household book yet and has a birth certificate."""
    family = build(world, stream, FamilyPlan("birth_certificate_only", (FEMALE,), applicant="2"))
    number = world.documents.birth_certificate()
    return (with_document(family, id_type="Z", number=number, typed={}),)


def _permit(world: World, stream: Stream, *, case: str, region: str, origin: str) -> tuple[Family, ...]:
    family = build(world, stream, FamilyPlan(case))
    pupil = family.pupils[0]
    number = world.documents.residence_permit(region, pupil.born, pupil.gender)
    kind = "I" if region.startswith("83") else "H"
    return (with_document(family, id_type=kind, number=number, typed={"hmt_overseas": origin}),)


def hong_kong(world: World, stream: Stream) -> tuple[Family, ...]:
    """A residence permit that begins with 810000."""
    return _permit(world, stream, case="hong_kong", region="810000", origin="01")


def macao(world: World, stream: Stream) -> tuple[Family, ...]:
    """A residence permit that begins with 820000."""
    return _permit(world, stream, case="macao", region="820000", origin="03")


def taiwan(world: World, stream: Stream) -> tuple[Family, ...]:
    """A residence permit that begins with 830000."""
    return _permit(world, stream, case="taiwan", region="830000", origin="05")


def _foreigner(world: World, stream: Stream, *, case: str, number: str, id_type: str) -> tuple[Family, ...]:
    family = build(world, stream, FamilyPlan(case, (FEMALE,)))
    named = replace(family, pupils=(replace(family.pupils[0], name="Amina Diallo"),))
    typed = {**FOREIGNER, "nationality": "SEN"}
    return (with_document(named, id_type=id_type, number=number, typed=typed),)


def permanent_resident(world: World, stream: Stream) -> tuple[Family, ...]:
    """A foreigner with the new card: 18 characters beginning with 9."""
    number = world.documents.permanent_residence()
    return _foreigner(world, stream, case="permanent_resident", number=number, id_type="9")


def permanent_resident_old_card(world: World, stream: Stream) -> tuple[Family, ...]:
    """A foreigner with the old card: three letters and twelve digits."""
    number = world.documents.old_permanent_residence()
    return _foreigner(world, stream, case="permanent_resident_old_card", number=number, id_type="9")


def passport(world: World, stream: Stream) -> tuple[Family, ...]:
    """A foreigner with a passport."""
    return _foreigner(world, stream, case="passport", number=world.documents.passport(), id_type="A")
