"""Freeze the roster of a draw: everybody who is on it, and everything it was made by, at once and for ever."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.errors import (
    DrawNotFrozen,
    LotUnknown,
    RegistrationStillOpen,
    SeasonDiffers,
    UnitNotFound,
)
from services.registration.domain.placements import REHEARSALS
from services.registration.domain.roster.draw_files import draw_files
from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.unit import GroupBoundary, Unit
from services.registration.store.draw_files import Freeze, hashes_of, keep_freeze, read_files, read_freeze
from services.registration.store.entries import read_entries
from services.registration.store.pid_keys import SeasonOf, pid_key_of
from services.registration.store.tables import audit
from services.registration.store.units import hold_unit, read_unit
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


@dataclass(frozen=True)
class DrawToFreeze:
    """Which draw of which unit, its season as the lottery knows it, and the lots it is about with their seats.

    `instead_of` is the void draw about the same lots in whose place it comes; its roster stays, byte for byte (5.4).
    """

    unit_code: str
    draw_id: str
    season: str
    scope: DrawScope
    instead_of: str | None = None
    group_boundary: GroupBoundary | None = None
    """As it was announced; the unit's own where the draw does not say."""

    def rules(self, unit: Unit) -> Unit:
        """Return the unit with the rule about bound children that the families of this draw were told."""
        boundary = self.group_boundary or unit.draw.group_boundary
        return replace(unit, draw=replace(unit.draw, group_boundary=boundary))


async def freeze_draw(tools: Tools, draw: DrawToFreeze, *, acting: Acting) -> Freeze:
    """Make and keep the files of a draw in one transaction; a second freeze of it gives what was kept.

    The unit's row is held, so every submission either is on the register or was told that it came too late. Raises
    `UnitNotFound`, `SeasonDiffers`, `RegistrationStillOpen` unless draw and clock are a rehearsal's, and `LotUnknown`
    where the draw's seats are not those of the unit's schools; `DrawNotFrozen` where the void draw was not frozen here.
    """
    async with tools.db.transaction(draw.unit_code) as session:
        await hold_unit(session, draw.unit_code)
        kept = await read_freeze(session, draw.unit_code, draw.draw_id)
        if kept is not None:
            return kept
        unit = await read_unit(session, draw.unit_code)
        if unit is None:
            raise UnitNotFound
        closes = open_until(tools, draw, unit, acting.now)
        if closes is not None:
            raise RegistrationStillOpen(closes)
        _require_known(draw, unit)
        if draw.instead_of is not None:
            freeze = await _freeze_again(session, draw, draw.instead_of, acting.now)
        else:
            freeze = await _freeze(session, tools, unit, draw, acting.now)
        await _log(session, draw, freeze, acting)
        return freeze


async def _log(session: WriteSession, draw: DrawToFreeze, freeze: Freeze, acting: Acting) -> None:
    details = {"children": str(freeze.children), **freeze.files}
    if draw.instead_of is not None:
        details["instead_of"] = draw.instead_of
    await record(
        session, audit.inbox, acting, Event(draw.unit_code, "ROSTER_FROZEN", f"draw:{draw.draw_id}", details=details)
    )


async def _freeze(session: WriteSession, tools: Tools, unit: Unit, draw: DrawToFreeze, now: datetime) -> Freeze:
    season = SeasonOf(unit.unit_code, unit.season, unit.stage)
    pid_key = await pid_key_of(session, season, tools.keys.sealer)
    entries = await read_entries(session, unit, tools.keys.sealer, pid_key)
    made = draw_files(entries, unit=draw.rules(unit), scope=draw.scope, pid_key=pid_key)
    freeze = Freeze(draw.draw_id, unit.season, made.children, hashes_of(made.files))
    await keep_freeze(session, unit.unit_code, freeze, made.files, now)
    return freeze


async def _freeze_again(session: WriteSession, draw: DrawToFreeze, void: str, now: datetime) -> Freeze:
    before = await read_freeze(session, draw.unit_code, void)
    if before is None:
        raise DrawNotFrozen
    if before.season != draw.season:
        raise SeasonDiffers(before.season)
    freeze = replace(before, draw_id=draw.draw_id)
    await keep_freeze(session, draw.unit_code, freeze, await read_files(session, draw.unit_code, void), now)
    return freeze


def open_until(tools: Tools, draw: DrawToFreeze, unit: Unit, now: datetime) -> datetime | None:
    """Return when registration closes where it is open; a freeze would end it.

    A name of a rehearsal alone does not make the families' season one.
    """
    closes, practice = unit.calendar.registration_closes, tools.rehearses and draw.draw_id.startswith(REHEARSALS)
    return closes if closes is not None and now < closes and not practice else None


def _require_known(draw: DrawToFreeze, unit: Unit) -> None:
    """Refuse a draw of another season, or about other seats than those of the unit's schools."""
    if draw.season != unit.season:
        raise SeasonDiffers(unit.season)
    for lot, capacity in draw.scope.seats:
        school = unit.school(lot)
        if school is None or school.kind != "private" or school.seats != capacity:
            raise LotUnknown("/".join(lot))
