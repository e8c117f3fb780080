"""Accepting an invitation: once, in time, with a password that holds and a phone that is proven."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.staff.actions.accept import Chosen, Proof, choose_password, prove_phone, read_invitation
from services.staff.actions.recognise import recognise
from services.staff.actions.room import StaffRoom
from services.staff.actions.sign_in import Credentials, sign_in
from services.staff.domain.errors import ChosenElsewhere, CodeWrong, InvitationGone, NameTaken, NotBegun, SignInWrong
from services.staff.domain.limits import INVITATION_LASTS
from shared.database.connections import connected
from shared.database.provision import ServiceUrls
from shared.errors import InvalidInput
from shared.ids import new_recovery_code, new_token, new_totp_secret
from tests.builders.invitations import PROOF, accepted, invited
from tests.builders.staff import NOW, PASSWORD, SECRET, code_at, person, visit
from tests.staff.actions.logged import acts

CODES = ["A" * 12]


async def test_an_invited_person_chooses_proves_and_signs_in(room: StaffRoom, urls: ServiceUrls) -> None:
    token = await invited(room)
    begun = await choose_password(room, token, Chosen("ZhouMin", PASSWORD, SECRET, PROOF), now=NOW)
    assert (begun.name, begun.secret, begun.proof) == ("zhoumin", SECRET, PROOF)
    staff_id = await prove_phone(room, token, Proof(code_at(NOW), PROOF, CODES, NOW))
    later = NOW + timedelta(minutes=1)
    entered = await sign_in(room, Credentials("zhoumin ", PASSWORD, code_at(later), "192.0.2.1"), visit(later))
    assert entered.account.staff_id == staff_id
    assert entered.account.display_name == "周敏"
    assert await acts(urls) == ["STAFF_INVITED", "ACCOUNT_MADE", "SIGNED_IN"]


async def test_the_code_that_proved_the_phone_does_not_sign_in(room: StaffRoom) -> None:
    token = await invited(room)
    await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=NOW)
    await prove_phone(room, token, Proof(code_at(NOW), PROOF, CODES, NOW))
    with pytest.raises(SignInWrong):
        await sign_in(room, Credentials("zhoumin", PASSWORD, code_at(NOW), "192.0.2.1"), visit())


async def test_a_wrong_code_opens_nothing_and_the_invitation_stays(room: StaffRoom) -> None:
    token = await invited(room)
    await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=NOW)
    with pytest.raises(CodeWrong):
        await prove_phone(room, token, Proof("000000", PROOF, CODES, NOW))
    await prove_phone(room, token, Proof(code_at(NOW), PROOF, CODES, NOW))


async def test_the_phone_comes_after_the_password(room: StaffRoom) -> None:
    token = await invited(room)
    with pytest.raises(NotBegun):
        await prove_phone(room, token, Proof("000000", PROOF, CODES, NOW))


async def test_the_browser_that_chose_keeps_the_secret_that_the_phone_has(room: StaffRoom) -> None:
    token = await invited(room)
    await choose_password(room, token, Chosen("zhou", PASSWORD, SECRET, PROOF), now=NOW)
    again = Chosen("zhoumin", PASSWORD + "!", new_totp_secret(), new_token(), held=PROOF)
    begun = await choose_password(room, token, again, now=NOW)
    assert (begun.secret, begun.proof) == (SECRET, PROOF)
    assert (await read_invitation(room, token, now=NOW)).name == "zhoumin"


@pytest.mark.parametrize("held", ["", "6" * 64])
async def test_any_other_browser_that_chooses_gets_a_secret_of_its_own(room: StaffRoom, held: str) -> None:
    token = await invited(room)
    await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=NOW)
    other = Chosen("zhoumin", PASSWORD, new_totp_secret(), new_token(), held)
    begun = await choose_password(room, token, other, now=NOW)
    assert (begun.secret, begun.proof) == (other.secret, other.proof)
    assert (await read_invitation(room, token, now=NOW, held=PROOF)).secret is None
    assert (await read_invitation(room, token, now=NOW, held=other.proof)).secret == other.secret
    with pytest.raises(ChosenElsewhere):
        await prove_phone(room, token, Proof(code_at(NOW), PROOF, CODES, NOW))


async def test_of_two_who_use_one_invitation_one_wins(room: StaffRoom) -> None:
    token = await invited(room)
    await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=NOW)
    proofs = (prove_phone(room, token, Proof(code_at(NOW), PROOF, [new_recovery_code()], NOW)) for _ in range(3))
    answers = await asyncio.gather(*proofs, return_exceptions=True)
    assert sum(isinstance(one, UUID) for one in answers) == 1
    assert sum(isinstance(one, InvitationGone) for one in answers) == 2


async def test_of_two_who_choose_one_name_one_wins(room: StaffRoom) -> None:
    tokens = [await invited(room), await invited(room)]
    for token in tokens:
        await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=NOW)
    proofs = (prove_phone(room, token, Proof(code_at(NOW), PROOF, [new_recovery_code()], NOW)) for token in tokens)
    answers = await asyncio.gather(*proofs, return_exceptions=True)
    assert sorted(type(one).__name__ for one in answers) == ["NameTaken", "UUID"]


async def test_a_name_in_use_is_refused_in_whatever_letters(room: StaffRoom) -> None:
    await person(room, name="zhoumin")
    token = await invited(room)
    with pytest.raises(NameTaken):
        await choose_password(room, token, Chosen("ＺhouMin", PASSWORD, SECRET, PROOF), now=NOW)


@pytest.mark.parametrize("token", ["", "0" * 64, "no such token"])
async def test_an_unknown_invitation_is_gone(room: StaffRoom, token: str) -> None:
    with pytest.raises(InvitationGone):
        await read_invitation(room, token, now=NOW)


async def test_an_invitation_ends_after_72_hours_at_every_step(room: StaffRoom) -> None:
    token, over = await invited(room), NOW + INVITATION_LASTS
    await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=over - timedelta(seconds=1))
    with pytest.raises(InvitationGone):
        await read_invitation(room, token, now=over)
    with pytest.raises(InvitationGone):
        await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=over)
    with pytest.raises(InvitationGone):
        await prove_phone(room, token, Proof(code_at(over), PROOF, CODES, over))


@pytest.mark.parametrize(
    ("name", "password", "codes"),
    [
        ("z", PASSWORD, ["NAME_WRONG"]),
        ("zhou min", PASSWORD, ["NAME_WRONG"]),
        ("13934000521", PASSWORD, ["NAME_IS_A_NUMBER"]),
        ("zhoumin", "short", ["PASSWORD_SHORT"]),
        ("zhoumin", "zhoumin is my name", ["PASSWORD_HOLDS_NAME"]),
        ("zhoumin", "我叫周敏，在这里上班很多年", ["PASSWORD_HOLDS_NAME"]),
        ("?", "Password1234", ["NAME_WRONG", "PASSWORD_COMMON"]),
    ],
)
async def test_names_and_passwords_that_do_not_hold_are_refused(
    room: StaffRoom, name: str, password: str, codes: list[str]
) -> None:
    token = await invited(room)
    with pytest.raises(InvalidInput) as told:
        await choose_password(room, token, Chosen(name, password, SECRET, PROOF), now=NOW)
    assert [problem.code for problem in told.value.problems] == codes


async def test_a_recovery_code_lets_in_once(room: StaffRoom) -> None:
    _, codes = await accepted(room, await invited(room))
    spoken = f"{codes[0][:4].lower()}-{codes[0][4:8]} {codes[0][8:]}"
    typed = Credentials("zhoumin", PASSWORD, spoken, "192.0.2.1")
    tries = (sign_in(room, typed, visit(NOW + timedelta(minutes=2))) for _ in range(2))
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(one).__name__ for one in answers) == ["SignInWrong", "SignedIn"]


async def test_neither_token_nor_password_nor_secret_nor_code_is_kept(room: StaffRoom, urls: ServiceUrls) -> None:
    token = await invited(room)
    begun = await choose_password(room, token, Chosen("zhoumin", PASSWORD, SECRET, PROOF), now=NOW)
    half_way = await everything(urls)
    _, codes = await accepted(room, await invited(room), name="another")
    coming = visit(NOW + timedelta(minutes=5))
    await sign_in(room, Credentials("another", PASSWORD, codes[0], "192.0.2.1"), coming)
    assert await recognise(room, coming.new.token, now=coming.now) is not None
    kept = half_way + await everything(urls)
    for text in (token, PASSWORD, begun.secret, begun.proof, *codes, coming.new.token, "192.0.2.1"):
        assert text not in kept
        assert text.encode().hex() not in kept


async def everything(urls: ServiceUrls) -> str:
    """Every row of every table of the service, as text."""
    names = ("account", "session", "recovery_code", "sign_in_try", "invitation", "kin", "kin_answer", "audit_inbox")
    async with connected(urls.migrator) as migrator:
        await migrator.execute("set role staff_owner")
        return "".join([str(await migrator.fetch(f"select t::text from staff.{name} t")) for name in names])
