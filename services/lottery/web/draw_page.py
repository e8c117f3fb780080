"""Which page a draw shows at its present moment, and the values of that page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.lottery.actions.read_draw import DrawSight
from services.lottery.actions.read_live import LiveSight
from services.lottery.domain.ceremony import State
from services.lottery.web.draw_view import lots_of
from services.lottery.web.live.rendering import Renderer
from services.lottery.web.live.views import View
from services.lottery.web.result_view import after_the_rows, result_view
from services.lottery.web.rules_in_words import rules_in_words
from services.lottery.web.sources_view import sources_view
from services.lottery.web.tongue import EN, ZH, Tongue
from services.lottery.web.wording import FILE_NAMES, seat_name

FEW_LOTS = 3
"""So many lots show their lines on the page itself; more are a table with links."""


@dataclass(frozen=True)
class DrawPage:
    """Makes the values of a draw's page, in either language."""

    renderer: Renderer

    def values(self, sight: DrawSight, now: datetime, view: View = View.PAGE) -> tuple[str, dict[str, Any]]:
        """Return the name of the page (before, during, after or void) and what its template names."""
        record = sight.record
        tongue = EN if view is View.ENGLISH else ZH
        live = LiveSight(record, sight.so_far, sight.values, ())
        shown = self.renderer.rendered(live, view, now)
        common: dict[str, Any] = {
            "record": record,
            "rehearsal": record.is_rehearsal,
            "t": tongue,
            "live": shown.parts,
            "version": shown.version,
            "page": shown.page,
            "page_state": shown.title,
            "sizes": sight.sizes,
            "names": FILE_NAMES,
            "rows": record.roster_rows,
            "following": sight.following,
            "sources": sources_view(record, sight.so_far, sight.values, now, tongue),
        }
        if record.state is State.PUBLISHED:
            return shown.page, {**common, **self._results(sight, tongue)}
        return shown.page, {**common, **_seats(sight, tongue)}

    def _results(self, sight: DrawSight, tongue: Tongue) -> dict[str, Any]:
        notice = sight.record.notice
        few = len(sight.lots) <= FEW_LOTS
        results = []
        for one in sight.lots:
            lot, lines = one.result, one.excerpt
            view = result_view(notice, lot, lines, path=f"/lots/{lot.school}/{lot.category}", tongue=tongue)
            cut = one.cut.ticket if one.cut and lot.waiting else ""
            results.append((view, after_the_rows(lot, lines, tongue) if few else None, cut))
        listed = {(one.result.school, one.result.category) for one in sight.lots}
        nobody = [seat_name(seat) for seat in notice.seats if (seat.school, seat.category) not in listed]
        return {"results": results, "few": FEW_LOTS, "nobody": tongue("heading.and").join(nobody)}


def _seats(sight: DrawSight, tongue: Tongue) -> dict[str, Any]:
    lots = lots_of(sight)
    return {
        "lots": lots,
        "shares": any(lot.chance and not lot.all_admitted for lot in lots),
        "admitting": tongue("heading.and").join(lot.name for lot in lots if lot.all_admitted),
        "children": sight.children,
        "schools": len({seat.school for seat in sight.record.notice.seats}),
        "rules": rules_in_words(sight.record.notice, several=sight.most_choices != 1, tongue=tongue),
    }
