"""Which page a draw shows in its present state, and the values of that page."""

from datetime import datetime
from typing import Any

from services.lottery.actions.read_draw import DrawSight
from services.lottery.actions.read_lot import read_excerpts
from services.lottery.domain.ceremony import State
from services.lottery.web.ceremony_view import current_step, steps_of
from services.lottery.web.draw_view import heading_of, lots_of, next_step, page_state, sources_of_page
from services.lottery.web.result_view import after_the_rows, result_view
from services.lottery.web.wording import FILE_NAMES, GROUNDS, rules_in_words, seat_name
from shared.database.sessions import Database

FEW_LOTS = 3
"""So many lots show their lines on the page itself; more are a table with links."""


async def draw_values(db: Database, sight: DrawSight, now: datetime) -> tuple[str, dict[str, Any]]:
    """Return the template and its values."""
    record = sight.record
    common: dict[str, Any] = {
        "record": record,
        "rehearsal": record.is_rehearsal,
        "page_state": page_state(record),
        "heading": heading_of(record),
        "steps": steps_of(record, now),
        "sizes": sight.sizes,
        "names": FILE_NAMES,
        "rows": record.roster_rows,
    }
    if record.state is State.VOID:
        ground = GROUNDS[record.void_letter or "c"]
        return "draw_void.html", {**common, "ground": ground, "following": sight.following}
    common |= {"sources": sources_of_page(sight), "due": current_step(record, now)}
    if record.state is State.PUBLISHED:
        return "draw_after.html", {**common, **await _results(db, sight)}
    common["next"] = next_step(record, now)
    if record.state in {State.ANNOUNCED, State.FROZEN}:
        return "draw_before.html", {**common, **_seats(sight)}
    return "draw_during.html", common


def _seats(sight: DrawSight) -> dict[str, Any]:
    lots = lots_of(sight)
    return {
        "lots": lots,
        "shares": any(lot.chance and not lot.all_admitted for lot in lots),
        "admitting": "、".join(lot.name for lot in lots if lot.all_admitted),
        "children": sight.children,
        "schools": len({seat.school for seat in sight.record.notice.seats}),
        "rules": rules_in_words(sight.record.notice, several=sight.most_choices != 1),
    }


async def _results(db: Database, sight: DrawSight) -> dict[str, Any]:
    notice = sight.record.notice
    few = len(sight.lots) <= FEW_LOTS
    excerpts = await read_excerpts(db, sight.record.key, sight.lots)
    results = []
    for lot in sight.lots:
        lines = excerpts[lot.school, lot.category]
        view = result_view(notice, lot, lines, path=f"/lots/{lot.school}/{lot.category}")
        cut = next((line.ticket for line in lines if line.line == lot.cut_line), "") if lot.waiting else ""
        results.append((view, after_the_rows(lot, lines) if few else None, cut))
    listed = {(lot.school, lot.category) for lot in sight.lots}
    nobody = [seat_name(seat) for seat in notice.seats if (seat.school, seat.category) not in listed]
    return {"results": results, "few": FEW_LOTS, "nobody": "、".join(nobody)}
