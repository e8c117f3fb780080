"""Where two members of the staff act on the key of a season's pseudonyms; who they are, the staff service says."""

import re
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from services.keys.operator_settings import settings_of
from services.keys.refusals import KeyRefused
from services.registration.actions.destroy_pid_key import destroy_pid_key
from services.registration.actions.hand_over_pid_key import hand_over_pid_key
from services.registration.actions.pid_key_matters import HandOver, destroy_matter
from services.registration.store.pid_keys import (
    KeptPidKey,
    PidKeyAct,
    SeasonOf,
    acts_with_pid_key,
    kept_pid_key,
)
from services.registration.store.tables import approvals
from services.registration.store.units import read_unit
from shared.approvals.asking import ask
from shared.approvals.deciding import decide
from shared.approvals.errors import ApprovalNotFound
from shared.approvals.matter import Asked, Judged, Matter
from shared.approvals.requests import approval_of
from shared.audit_log.events import Acting, Actor
from shared.clock import Clock, clock_from
from shared.contracts.staff import StaffMember
from shared.crypto.sealing import Sealer
from shared.database.sessions import Database
from shared.web.staff_client import HttpStaff, staff_client
from shared.web.staff_door import StaffDirectory

REQUEST = "command:keys-pid"
UNIT = re.compile(r"[0-9]{6}")


@dataclass(frozen=True)
class PidOffice:
    """The database, who the staff are, and which key it is about."""

    db: Database
    sealer: Sealer
    directory: StaffDirectory
    clock: Clock
    season: SeasonOf

    async def kept(self) -> tuple[KeptPidKey, tuple[PidKeyAct, ...]]:
        """Return what is known of the key, and what was done with it."""
        async with self.db.reading(self.season.unit_code) as session:
            return await kept_pid_key(session, self.season), await acts_with_pid_key(session, self.season)

    async def ask(self, token: str, act: str, recipient: X25519PublicKey | None) -> UUID:
        """Let the first person ask for a hand-over to this key, or for the destruction."""
        member, acting = await self._acting(token)
        async with self.db.transaction(self.season.unit_code) as session:
            if act == "destroy":
                matter = await destroy_matter(session, self.season)
            elif recipient is None:
                raise KeyRefused("要用 --notary 写明公证处的公钥文件")
            else:
                matter = HandOver(self.season, recipient).matter
            return await ask(session, approvals, member, Asked(matter), acting)

    async def matter_of(self, approval_id: UUID) -> Matter:
        """Return what was asked for, for the second person to look at first."""
        async with self.db.reading(self.season.unit_code) as session:
            found = await approval_of(session, approvals, self.season.unit_code, approval_id)
        if found is None:
            raise ApprovalNotFound
        return found.matter

    async def agree(self, token: str, approval_id: UUID) -> Matter:
        """Let the second person agree."""
        member, acting = await self._acting(token)
        judged = Judged(self.season.unit_code, approval_id, agree=True)
        async with self.db.transaction(self.season.unit_code) as session:
            return (await decide(session, approvals, member, judged, acting)).matter

    async def hand_over(self, token: str, recipient: X25519PublicKey, keep: Callable[[bytes], None]) -> PidKeyAct:
        """Close the key for the notary."""
        _, acting = await self._acting(token)
        wanted = HandOver(self.season, recipient)
        return await hand_over_pid_key(self.db, wanted, sealer=self.sealer, acting=acting, keep=keep)

    async def destroy(self, token: str) -> PidKeyAct:
        """Destroy the key."""
        _, acting = await self._acting(token)
        return await destroy_pid_key(self.db, self.season, acting=acting)

    async def _acting(self, token: str) -> tuple[StaffMember, Acting]:
        member = await self.directory.recognise(token)
        if member is None:
            raise KeyRefused("登录凭证不对，或者过期了，请重新登录")
        if not member.may_see(self.season.unit_code):
            raise KeyRefused("这个单位不归您管")
        actor = Actor("staff", str(member.staff_id), member.role)
        return member, Acting(actor, self.clock.now(), REQUEST)


@asynccontextmanager
async def pid_office(which: str) -> AsyncGenerator[PidOffice]:
    """Give the office of a key: ``unit:season:stage``, or the unit alone for the season that it is in."""
    settings = settings_of("registration")
    db = Database(settings.database_url, service="registration", pool_size=2)
    staff = HttpStaff(staff_client(settings.staff_url, settings.service_token.get_secret_value()))
    try:
        season = await _season(db, which)
        yield PidOffice(db, settings.key_ring.sealer(), staff, clock_from(settings.clock_start), season)
    finally:
        await staff.close()
        await db.close()


async def _season(db: Database, which: str) -> SeasonOf:
    unit_code, *more = which.split(":")
    if not UNIT.fullmatch(unit_code) or len(more) not in {0, 2}:
        raise KeyRefused("写成 140123（这个单位现在这一季），或者 140123:2023:XX（单位:年份:学段）")
    if more:
        return SeasonOf(unit_code, *more)
    async with db.reading(unit_code) as session:
        unit = await read_unit(session, unit_code)
    if unit is None:
        raise KeyRefused(f"没有单位 {unit_code}")
    return SeasonOf(unit_code, unit.season, unit.stage)
