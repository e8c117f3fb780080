"""Who guesses learns nothing from how long it takes: wrong in whatever way, the same hashes and the same statements."""

import pytest
import sqlalchemy as sa

from services.staff.actions.passwords import Passwords
from services.staff.actions.people import lock
from services.staff.actions.room import StaffRoom
from services.staff.actions.sign_in import Credentials, sign_in
from services.staff.domain.errors import SignInWrong
from tests.builders.staff import CHEAP, NOW, PASSWORD, code_at, person, sitting_of, visit


class Watched(Passwords):
    """Counts how often a password is compared."""

    compared = 0

    def _verify(self, kept: str, password: str) -> bool:
        self.compared += 1
        return super()._verify(kept, password)


WRONG = {
    "unknown name": ("nobody", PASSWORD, code_at(NOW)),
    "wrong password": ("zhao", "not this one at all", "000000"),
    "wrong password, right code": ("zhao", "not this one at all", code_at(NOW)),
    "wrong code": ("zhao", PASSWORD, "000000"),
    "locked, wrong code": ("locked", PASSWORD, "000000"),
}


async def work_of(room: StaffRoom, typed: Credentials) -> tuple[list[str], int]:
    """The statements that a wrong try sends to PostgreSQL, and how many passwords it compares."""
    watched = Watched(hasher=CHEAP)
    await watched.matches(None, "so that nobody's hash is there")
    watched.compared = 0
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement.split("(", maxsplit=1)[0].split("WHERE", maxsplit=1)[0].strip())

    engine = room.db.engine.sync_engine
    sa.event.listen(engine, "before_cursor_execute", note)
    with pytest.raises(SignInWrong):
        await sign_in(StaffRoom(room.db, room.vault, watched, room.new_id), typed, visit())
    sa.event.remove(engine, "before_cursor_execute", note)
    return sent, watched.compared


async def test_every_wrong_try_is_the_same_work(room: StaffRoom) -> None:
    await person(room, name="zhao")
    locked = await person(room, name="locked")
    await lock(sitting_of(room, await person(room, "administrator")), locked.staff_id)
    work = {kind: await work_of(room, Credentials(*typed, "192.0.2.1")) for kind, typed in WRONG.items()}
    statements = {kind: sent for kind, (sent, _) in work.items()}
    assert statements == dict.fromkeys(WRONG, statements["unknown name"])
    assert {compared for _, compared in work.values()} == {1}


async def test_a_wrong_recovery_code_is_the_same_work_for_unknown_names(room: StaffRoom) -> None:
    await person(room, name="zhao")
    known = await work_of(room, Credentials("zhao", PASSWORD, "ABCD-EFGH-JKMN", "192.0.2.1"))
    assert known == await work_of(room, Credentials("nobody", PASSWORD, "ABCD-EFGH-JKMN", "192.0.2.1"))


async def test_real_hashes_take_argon2id_with_memory() -> None:
    kept = await Passwords().hash(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert await Passwords().matches(kept, PASSWORD)
    assert not await Passwords().matches(kept, PASSWORD + " ")
    assert not await Passwords().matches("no hash", PASSWORD)
