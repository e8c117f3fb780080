"""Writes what a published result means for each child: placements, a letter, a short message; all or nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from services.registration.actions.tools import Tools
from services.registration.domain.results import ResultRow, by_child, counts_of_file, outcome_of
from services.registration.domain.told import DrawTold, result_message
from services.registration.domain.told_refusals import ResultsRefused, Why
from services.registration.domain.unit import Unit
from services.registration.store.letters import (
    Family,
    Letter,
    counts_kept,
    families_of,
    in_parts,
    keep_letters,
    lines_told,
)
from services.registration.store.placements import keep_placements
from services.registration.store.sms_outbox import Text, put_texts
from services.registration.store.told_draws import keep_result
from shared.database.sessions import WriteSession

MESSAGES = UUID("7d1f8f6a-9d0a-5a53-8f43-0b6f0f5f3a11")
Of = tuple[Unit, DrawTold]
Said = tuple[bytes, Sequence[ResultRow]]
"""The bytes of results.csv, and its rows."""


async def write_letters(session: WriteSession, tools: Tools, of: Of, said: Said, *, now: datetime) -> Mapping[str, str]:
    """Write everything in the caller's transaction and return the counts for the log.

    A child whose lines were told before is not told again. Raises `ResultsRefused` where what is written does not come
    to the counts of the file; the caller's transaction then ends without a trace.
    """
    (unit, draw), (content, rows) = of, said
    families = await families_of(session, unit.unit_code)
    erased = {number for number, family in families.items() if family.erased}
    ours = {number: found for number, found in by_child(rows).items() if number in families.keys() - erased}
    await keep_result(session, unit.unit_code, draw, now)
    placements = tuple(row.placement for found in ours.values() for row in found)
    await keep_placements(session, unit.unit_code, draw.draw_id, placements)
    told = await lines_told(session, unit.unit_code, draw.draw_id)
    new = [_letter(number, found, draw) for number, found in ours.items() if told.get(number) != _lines(found)]
    sent = await _send(session, tools, of, (new, ours, families), now)
    await _require_counts(session, of, content, erased)
    return {"rows": str(len(placements)), "children": str(len(ours)), "messages": str(sent), "erased": str(len(erased))}


async def _send(
    session: WriteSession,
    tools: Tools,
    of: Of,
    told: tuple[Sequence[Letter], Mapping[str, Sequence[ResultRow]], Mapping[str, Family]],
    now: datetime,
) -> int:
    """Write the letters and their messages; a message without a phone to go to is not counted as one."""
    (unit, draw), (letters, rows, families) = of, told
    sent = 0
    for part in in_parts(letters):
        texts = [
            Text(letter.sms_id, families[letter.number].account_id, result_message(rows[letter.number], draw, unit))
            for letter in part
            if letter.sms_id is not None
        ]
        sent += len(await put_texts(session, tools.keys.sealer, texts, now))
        await keep_letters(session, unit.unit_code, draw.draw_id, part, now)
    return sent


async def _require_counts(session: WriteSession, of: Of, content: bytes, erased: set[str]) -> None:
    unit, draw = of
    kept = await counts_kept(session, unit.unit_code, draw.draw_id)
    expected = counts_of_file(content, leaving_out=erased)
    if (Counter(kept.rows), Counter(kept.children)) != (Counter(expected.rows), Counter(expected.children)):
        raise ResultsRefused(Why.COUNTS_DIFFER)


def _letter(number: str, rows: Sequence[ResultRow], draw: DrawTold) -> Letter:
    lines = _lines(rows)
    return Letter(number, outcome_of(rows), lines, uuid5(MESSAGES, f"{draw.draw_id}\n{lines}"))


def _lines(rows: Sequence[ResultRow]) -> str:
    return "".join(f"{row.line}\n" for row in rows)
