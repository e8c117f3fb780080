"""The key of a season's pseudonyms: made once by chance, handed over closed, destroyed by two people, on record."""

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy.exc import DBAPIError

from services.keys.notary_files import new_notary_keys, open_hand_over, read_public_key, write_hand_over
from services.keys.pid_office import PidOffice
from services.keys.refusals import KeyRefused
from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools
from services.registration.domain.pid_key_errors import (
    AppealsNotOver,
    NotHandedOver,
    NotTheAsker,
    PidKeyDestroyed,
    PidKeyMissing,
    PidKeyNotTheOne,
)
from services.registration.domain.roster.pid import pid_key_commitment
from services.registration.domain.unit import Unit
from services.registration.store.pid_keys import PidKeyAct, SeasonOf, pid_key_of
from services.registration.store.tables import pid_key
from shared.approvals.errors import ApprovalMissing, ApprovalUsed, ApproverInsideUnit, MayNotAsk
from shared.clock import ShiftedClock
from shared.database.connections import connected
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_unit
from tests.fakes.staff import FakeStaff, staff_member
from tests.keys.conftest import AdminReads

SEASON = SeasonOf(UNIT, "2023", "XX")
STAFF = FakeStaff()
SUPERVISOR = STAFF.sign_in(staff_member("unit_supervisor"))
RELEASER = STAFF.sign_in(staff_member("draw_releaser"))
INSIDER = STAFF.sign_in(staff_member("draw_releaser", name="自己人", home_unit=UNIT))
CLERK = STAFF.sign_in(staff_member("unit_clerk"))
STRANGER = STAFF.sign_in(staff_member("unit_supervisor", scope="1402", home_unit="1402"))


@pytest.fixture
def office(tools: Tools, unit: Unit) -> PidOffice:
    return PidOffice(tools.db, tools.keys.sealer, STAFF, ShiftedClock(NOW), SEASON)


@pytest.fixture
def notary(tmp_path: Path) -> Path:
    new_notary_keys(tmp_path)
    return tmp_path


def later(office: PidOffice, days: int) -> PidOffice:
    return dataclasses.replace(office, clock=ShiftedClock(NOW + timedelta(days=days)))


async def key_of(db: Database, office: PidOffice, season: SeasonOf = SEASON) -> bytes:
    async with db.reading(UNIT) as session:
        return await pid_key_of(session, season, office.sealer)


async def handed_over(office: PidOffice, notary: Path, keep: Callable[[bytes], None] = lambda _: None) -> PidKeyAct:
    recipient = read_public_key(notary / "notary.public.key")
    await office.agree(RELEASER, await office.ask(SUPERVISOR, "hand-over", recipient))
    return await office.hand_over(SUPERVISOR, recipient, keep)


async def destroyed(office: PidOffice) -> PidKeyAct:
    await office.agree(RELEASER, await office.ask(SUPERVISOR, "destroy", None))
    return await office.destroy(SUPERVISOR)


async def test_it_is_made_once_with_the_unit(office: PidOffice, tools: Tools) -> None:
    first = await key_of(tools.db, office)
    await load_unit(tools, a_unit(max_choices=2), acting=acting_at(NOW))
    assert await key_of(tools.db, office) == first
    await load_unit(tools, a_unit(season="2024"), acting=acting_at(NOW))
    assert await key_of(tools.db, office, SeasonOf(UNIT, "2024", "XX")) != first
    kept, acts = await office.kept()
    assert (kept.commitment, kept.destroyed, acts) == (
        pid_key_commitment(first, unit_code=UNIT, season="2023"),
        False,
        (),
    )


async def test_a_rehearsal_derives_it_and_earnest_makes_it_by_chance(tools: Tools) -> None:
    made = {tools.new_pid_key(UNIT, "2023", "XX") for _ in range(2)}
    derived = {tools.keys.rehearsal_pid_key(UNIT, "2023", "XX") for _ in range(2)}
    assert (len(made), len(derived)) == (2, 1)


async def test_the_notary_opens_the_file_and_nobody_else(office: PidOffice, tools: Tools, notary: Path) -> None:
    file = notary / "pid.json"
    act = await handed_over(office, notary, lambda content: write_hand_over(file, content))
    key = await key_of(tools.db, office)
    assert key.hex() not in file.read_text()
    about = open_hand_over(file, notary / "notary.private.key", notary / "opened.key")
    assert about["commitment"] == (await office.kept())[0].commitment
    assert bytes.fromhex((notary / "opened.key").read_text()) == key
    assert (notary / "opened.key").stat().st_mode & 0o777 == 0o600
    (notary / "other").mkdir()
    new_notary_keys(notary / "other")
    with pytest.raises(KeyRefused, match="打不开"):
        open_hand_over(file, notary / "other" / "notary.private.key", None)
    assert (await office.kept())[1] == (act,)


@pytest.mark.parametrize(
    ("old", "new"), [('"season": "2023"', '"season": "2024"'), ("yangguang-pid-key/1", "x"), ("{", "[")]
)
async def test_a_changed_file_does_not_open(office: PidOffice, notary: Path, old: str, new: str) -> None:
    file = notary / "pid.json"
    await handed_over(office, notary, lambda content: write_hand_over(file, content))
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(KeyRefused, match="打不开"):
        open_hand_over(file, notary / "notary.private.key", None)


async def test_two_people_do_it_and_the_second_comes_from_outside(office: PidOffice, notary: Path) -> None:
    recipient = read_public_key(notary / "notary.public.key")
    with pytest.raises(MayNotAsk):
        await office.ask(CLERK, "hand-over", recipient)
    with pytest.raises(KeyRefused, match="不归您管"):
        await office.ask(STRANGER, "hand-over", recipient)
    with pytest.raises(KeyRefused, match="登录凭证"):
        await office.ask("nobody", "hand-over", recipient)
    asked = await office.ask(SUPERVISOR, "hand-over", recipient)
    with pytest.raises(ApproverInsideUnit):
        await office.agree(INSIDER, asked)
    with pytest.raises(ApprovalMissing):
        await office.hand_over(SUPERVISOR, recipient, lambda _: None)
    await office.agree(RELEASER, asked)
    with pytest.raises(NotTheAsker):
        await office.hand_over(RELEASER, recipient, lambda _: None)
    other = X25519PrivateKey.from_private_bytes(b"o" * 32).public_key()
    with pytest.raises(ApprovalMissing):
        await office.hand_over(SUPERVISOR, other, lambda _: None)
    await office.hand_over(SUPERVISOR, recipient, lambda _: None)
    with pytest.raises(ApprovalUsed):
        await office.hand_over(SUPERVISOR, recipient, lambda _: None)


async def test_where_the_file_cannot_be_written_nothing_was_handed_over(office: PidOffice, notary: Path) -> None:
    def full(_: bytes) -> None:
        raise KeyRefused("写不了")

    with pytest.raises(KeyRefused, match="写不了"):
        await handed_over(office, notary, full)
    assert (await office.kept())[1] == ()
    recipient = read_public_key(notary / "notary.public.key")
    assert (await office.hand_over(SUPERVISOR, recipient, lambda _: None)).act == "handed_over"


async def test_after_its_destruction_the_record_stays_and_the_key_is_gone(
    office: PidOffice, tools: Tools, notary: Path
) -> None:
    with pytest.raises(NotHandedOver):
        await destroyed(office)
    over = await handed_over(office, notary)
    before, _ = await office.kept()
    act = await destroyed(office)
    assert (act.act, act.recipient) == ("destroyed", over.recipient)
    kept, acts = await office.kept()
    assert (kept.commitment, kept.destroyed, acts) == (before.commitment, True, (over, act))
    with pytest.raises(PidKeyDestroyed):
        await key_of(tools.db, office)
    await load_unit(tools, a_unit(max_choices=1), acting=acting_at(NOW))
    with pytest.raises(PidKeyDestroyed):
        await key_of(tools.db, office)


async def test_it_stays_until_appeals_are_over(office: PidOffice, tools: Tools, notary: Path) -> None:
    calendar = dataclasses.replace(a_unit().calendar, appeals_end=NOW + timedelta(days=60))
    await load_unit(tools, a_unit(calendar=calendar), acting=acting_at(NOW))
    await handed_over(office, notary)
    with pytest.raises(AppealsNotOver):
        await destroyed(office)
    assert (await destroyed(later(office, 61))).act == "destroyed"


@pytest.mark.parametrize(
    "tampering",
    [
        "update registration.pid_key set commitment = 'x'",
        "update registration.pid_key set made_at = now()",
        "delete from registration.pid_key",
        "update registration.pid_key_act set recipient = 'x'",
        "delete from registration.pid_key_act",
        "truncate registration.pid_key_act",
    ],
)
async def test_the_record_cannot_be_rewritten(office: PidOffice, notary: Path, tampering: str) -> None:
    await handed_over(office, notary)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with office.db.transaction(UNIT) as session:
            await session.execute(sa.text(tampering))


@pytest.mark.parametrize("table", ["pid_key", "pid_key_act"])
async def test_not_even_the_owner_of_the_tables_takes_it_back(
    office: PidOffice, notary: Path, urls: ServiceUrls, table: str
) -> None:
    await handed_over(office, notary)
    async with connected(urls.migrator) as owner, owner.transaction():
        await owner.execute(f"set local role registration_owner; set local app.scope = '{UNIT}'")
        with pytest.raises(asyncpg.RaiseError, match="made once"):
            await owner.execute(f"delete from registration.{table}")


async def test_a_key_put_in_its_place_is_noticed(office: PidOffice) -> None:
    async with office.db.transaction(UNIT) as session:
        place = f"registration.pid_key.sealed_key:{UNIT}/2023/XX"
        forged = office.sealer.seal("00" * 32, place)
        await session.execute(pid_key.update().where(pid_key.c.unit_code == UNIT).values(sealed_key=forged))
    with pytest.raises(PidKeyNotTheOne):
        await key_of(office.db, office)


async def test_every_act_stands_in_the_audit_log(office: PidOffice, notary: Path, admin_reads: AdminReads) -> None:
    await handed_over(office, notary)
    await destroyed(office)
    bodies = await admin_reads("select body from registration.audit_inbox")
    acts = [body for body in bodies if SEASON.record in body]
    for act in ("PID_KEY_MADE", "PID_KEY_HANDED_OVER", "PID_KEY_DESTROYED", "APPROVAL_USED"):
        assert any(f'"act":"{act}"' in body for body in acts)


async def test_another_season_has_none(office: PidOffice) -> None:
    with pytest.raises(PidKeyMissing):
        await dataclasses.replace(office, season=SeasonOf(UNIT, "1999", "XX")).kept()


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notary.public.key").write_text("not a key")
    with pytest.raises(KeyRefused, match="不是一把钥匙"):
        read_public_key(tmp_path / "notary.public.key")
