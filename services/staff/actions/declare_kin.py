"""Names own children and close relatives, whose cases and draws are closed to this person; the number is not kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.staff.actions.room import Sitting, note
from services.staff.domain.duty import Duty
from services.staff.domain.errors import TooManyKin
from services.staff.domain.kin import MOST, RELATIONS, identity_number
from services.staff.store.kinship import Named, add_kin, answer_of, named_by, write_answer
from shared.citizen_number import Wrong
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession
from shared.errors import FieldProblem, InvalidInput

WRONG = "身份证号有不对的：{which}。请照证件再看一遍，一行写一个。"


@dataclass(frozen=True)
class Kinship:
    """What this person has named for the season, and when the question was answered (None: not yet)."""

    season: str
    named: tuple[Named, ...]
    answered_at: datetime | None
    has_kin: bool


async def show_kin(sitting: Sitting) -> Kinship:
    """Return what was named: labels, never numbers."""
    season = sitting.room.policy.season_at(sitting.now)
    async with sitting.room.db.reading(UNSCOPED) as session:
        named = await named_by(session, sitting.who.staff_id, season)
        answer = await answer_of(session, sitting.who.staff_id, season)
    return Kinship(season, named, answer[1] if answer else None, bool(named))


async def name_kin(sitting: Sitting, relation: str, numbers: Sequence[str]) -> int:
    """Keep the blind indexes of identity numbers; return how many were new. Raises `InvalidInput`, `TooManyKin`."""
    indexes = _indexes(sitting, relation, numbers)
    room, me, season = sitting.room, sitting.who.staff_id, sitting.room.policy.season_at(sitting.now)
    async with room.db.transaction(UNSCOPED) as session:
        before = await named_by(session, me, season)
        if len(before) + len(indexes) > MOST:
            raise TooManyKin
        count = Counter(one.relation for one in before)[relation]
        added = 0
        for index in indexes:
            row = {"kin_id": room.new_id(), "staff_id": me, "season": season, "relation": relation}
            more = {"number": count + added + 1, "identity_index": index, "named_at": sitting.now}
            added += await add_kin(session, row | more)
        await write_answer(session, me, season, has_kin=True, now=sitting.now)
        await _note(sitting, session, "KIN_NAMED", relation=relation, count=str(added), season=season)
    return added


async def say_no_kin(sitting: Sitting) -> None:
    """Record that there is nobody to keep away from this season: an answer, with its time."""
    season = sitting.room.policy.season_at(sitting.now)
    async with sitting.room.db.transaction(UNSCOPED) as session:
        await write_answer(session, sitting.who.staff_id, season, has_kin=False, now=sitting.now)
        await _note(sitting, session, "KIN_NONE", season=season)


def _indexes(sitting: Sitting, relation: str, numbers: Sequence[str]) -> list[bytes]:
    """Return the indexes of what was typed; where something is wrong, say which line, and keep none."""
    typed = [number for number in numbers if number.strip()]
    problems = []
    if relation not in RELATIONS:
        problems.append(FieldProblem("relation", "请选是您的什么人。", "RELATION_UNKNOWN"))
    if not typed:
        problems.append(FieldProblem("numbers", "请写身份证号；没有要回避的，按“没有”。", "MISSING"))
    indexes, wrong = [], []
    for line, number in enumerate(typed, start=1):
        try:
            indexes.append(sitting.room.vault.identity_index(identity_number(number)))
        except Wrong:
            wrong.append(f"第 {line} 个")
    if wrong:
        problems.append(FieldProblem("numbers", WRONG.format(which="、".join(wrong)), "ID_WRONG"))
    if problems:
        raise InvalidInput(tuple(problems))
    return list(dict.fromkeys(indexes))


async def _note(sitting: Sitting, session: WriteSession, act: str, **details: str) -> None:
    who = sitting.who
    await note(
        session, sitting.acting, Duty(who.role, who.scope, who.home_unit), act, f"staff:{who.staff_id}", **details
    )
