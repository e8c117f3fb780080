"""What a family is told of what is held here: all of its own, nothing of others, numbers by their tail."""

from dataclasses import replace

from services.verification.actions.case_room import CaseSeen, Sitting
from services.verification.actions.erase_application import erase_application
from services.verification.actions.read_held import read_held
from services.verification.actions.show_case import show_case
from services.verification.domain.answers import RegistryName
from services.verification.domain.told_records import ANOTHER_HEAD, SOMEBODY_ELSE
from shared.contracts.messages import ApplicationErased
from shared.contracts.reads import HeldByVerification
from shared.ids import new_id
from tests.builders.verification import NOW, UNIT, home
from tests.builders.verification_cases import checked, seen
from tests.builders.verification_families import Family, family, grandfathers_booklet


async def held(sitting: Sitting, one: Family, *, full: bool = False) -> HeldByVerification:
    where = CaseSeen(UNIT, one.claim.application_number)
    return await read_held(sitting.room, where, full=full, now=NOW)


def said(found: HeldByVerification) -> dict[str, list[str]]:
    """Every value by its label, over all records."""
    values: dict[str, list[str]] = {}
    for answer in found.answers:
        for record in answer.records:
            for fact in record:
                values.setdefault(fact.label, []).append(fact.value)
    return values


async def test_answers_findings_and_questions(zhao: Sitting) -> None:
    one = family(1)
    await checked(zhao.room.db, one)
    found = await held(zhao, one)
    assert [(finding.by, finding.standing) for finding in found.findings] == [("machine", "proven")]
    assert "监护关系" in found.findings[0].facts
    assert {answer.person for answer in found.answers} == {"孩子", "父亲", "母亲"}
    assert all(len(answer.sha256) == 64 for answer in found.answers)
    assert found.queries
    assert found.queries[0].purpose


async def test_numbers_by_their_tail_on_the_page_and_in_full_in_the_copy(zhao: Sitting) -> None:
    one = family(1)
    await checked(zhao.room.db, one)
    number = one.claim.child.number
    assert number not in (await held(zhao, one)).model_dump_json()
    assert number in (await held(zhao, one, full=True)).model_dump_json()


async def test_people_outside_the_family_are_not_named(zhao: Sitting) -> None:
    one = grandfathers_booklet(1)
    flat = replace(home(), number=one.claim.guardians[0].number, owner="陈伟、王大锤")
    one.records[RegistryName.PROPERTY] = [flat]
    await checked(zhao.room.db, one)
    for full in (False, True):
        found = await held(zhao, one, full=full)
        assert set(said(found)["户主"]) <= {ANOTHER_HEAD, *(person.name for person in one.claim.guardians)}
        assert "李大山" not in found.model_dump_json()
        assert "王大锤" not in found.model_dump_json()
        if "权利人" in said(found):
            assert SOMEBODY_ELSE in said(found)["权利人"][0]


async def test_who_looked_is_a_mark_and_a_purpose(zhao: Sitting) -> None:
    one = grandfathers_booklet(1)
    await checked(zhao.room.db, one)
    await show_case(zhao, seen(one))
    (look,) = (await held(zhao, one)).looks
    assert zhao.who.display_name not in look.model_dump_json()
    assert look.who.startswith("工作人员 ")
    assert look.purpose


async def test_after_the_deletion_conclusions_are_all_there_is(zhao: Sitting) -> None:
    one = family(1)
    await checked(zhao.room.db, one)
    number = one.claim.application_number
    message = ApplicationErased(message_id=new_id(), unit_code=UNIT, application_number=number)
    await erase_application(zhao.room.db, message, now=NOW)
    found = await held(zhao, one)
    assert (found.answers, found.erased_at) == ((), NOW)
    assert len(found.findings) == 1


async def test_an_application_that_never_came_here_holds_nothing(zhao: Sitting) -> None:
    found = await held(zhao, family(9))
    assert (found.answers, found.findings, found.queries, found.looks) == ((), (), (), ())
