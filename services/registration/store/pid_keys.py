"""The keys of the children's pseudonyms: made once per unit, season and stage, kept sealed, destroyed in the end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.pid_key_errors import PidKeyDestroyed, PidKeyMissing, PidKeyNotTheOne
from services.registration.domain.roster.pid import pid_key_commitment
from services.registration.store.sealed_tables import PID_KEY
from services.registration.store.tables import pid_key, pid_key_act
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class SeasonOf:
    """What a key is made for: a unit, a season and a stage."""

    unit_code: str
    season: str
    stage: str

    @property
    def record(self) -> str:
        """Its name in the audit log and in approvals."""
        return f"pid-key:{self.unit_code}:{self.season}:{self.stage}"

    @property
    def parts(self) -> dict[str, str]:
        """The columns it fills."""
        return {"unit_code": self.unit_code, "season": self.season, "stage": self.stage}


@dataclass(frozen=True)
class KeptPidKey:
    """What is known of a key by everybody: its commitment, when it was made, whether it is still there."""

    commitment: str
    made_at: datetime
    destroyed: bool


@dataclass(frozen=True)
class PidKeyAct:
    """What two people did with a key: which act, when, to which key of a notary (fingerprint), in which file."""

    act: Literal["handed_over", "destroyed"]
    done_at: datetime
    done_by: str
    allowed_by: str
    recipient: str = ""
    file_sha256: str = ""


async def make_pid_key(session: WriteSession, season: SeasonOf, key: bytes, *, sealer: Sealer, now: datetime) -> bool:
    """Keep a key unless there is or was one; say whether it was kept."""
    values = {
        **season.parts,
        "sealed_key": sealer.seal(key.hex(), PID_KEY.place("sealed_key", *season.parts.values())),
        "commitment": pid_key_commitment(key, unit_code=season.unit_code, season=season.season),
        "made_at": now,
    }
    statement = insert(pid_key).values(values).on_conflict_do_nothing().returning(pid_key.c.unit_code)
    return await session.scalar(statement) is not None


async def was_loaded(session: ReadSession, unit_code: str, season: str) -> bool:
    """Say whether a unit ever had rules for a season, of whatever stage: its first rules made a key."""
    mine = sa.and_(pid_key.c.unit_code == unit_code, pid_key.c.season == season)
    return await session.scalar(sa.select(sa.literal(value=True)).where(mine).limit(1)) is not None


async def pid_key_of(session: ReadSession, season: SeasonOf, sealer: Sealer) -> bytes:
    """Return the key; raise `PidKeyMissing`, `PidKeyDestroyed`, `PidKeyNotTheOne`."""
    row = (await session.execute(sa.select(pid_key).where(_is(pid_key, season)))).first()
    if row is None:
        raise PidKeyMissing
    if row.sealed_key is None:
        raise PidKeyDestroyed
    key = bytes.fromhex(sealer.open(row.sealed_key, PID_KEY.place("sealed_key", *season.parts.values())))
    if pid_key_commitment(key, unit_code=season.unit_code, season=season.season) != row.commitment:
        raise PidKeyNotTheOne
    return key


async def kept_pid_key(session: ReadSession, season: SeasonOf) -> KeptPidKey:
    """Return what is known of a key; raise `PidKeyMissing`."""
    columns = (pid_key.c.commitment, pid_key.c.made_at, pid_key.c.sealed_key.is_(None).label("destroyed"))
    row = (await session.execute(sa.select(*columns).where(_is(pid_key, season)))).first()
    if row is None:
        raise PidKeyMissing
    return KeptPidKey(row.commitment, row.made_at, row.destroyed)


async def acts_with_pid_key(session: ReadSession, season: SeasonOf) -> tuple[PidKeyAct, ...]:
    """Return what was done with a key, in order."""
    t = pid_key_act.c
    columns = (t.act, t.done_at, t.done_by, t.allowed_by, t.recipient, t.file_sha256)
    rows = await session.execute(sa.select(*columns).where(_is(pid_key_act, season)).order_by(t.act_id))
    return tuple(PidKeyAct(*row) for row in rows)


async def note_act_with_pid_key(session: WriteSession, season: SeasonOf, act: PidKeyAct) -> None:
    """Write down what was done with a key, for good."""
    await session.execute(pid_key_act.insert().values(**season.parts, **vars(act)))


async def erase_pid_key(session: WriteSession, season: SeasonOf) -> None:
    """Take the value of a key away. Older copies in backups and in the log of writes stay sealed until they expire."""
    await session.execute(pid_key.update().where(_is(pid_key, season)).values(sealed_key=None))


def _is(table: sa.Table, season: SeasonOf) -> "sa.ColumnElement[bool]":
    return sa.and_(*(table.c[name] == value for name, value in season.parts.items()))
