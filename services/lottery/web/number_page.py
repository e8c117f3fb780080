"""The values of the page of one number, and of its print sheet."""

from typing import Any

from services.lottery.actions.read_number import NumberSight
from services.lottery.domain.ceremony import State
from services.lottery.web.number_distance import chart_of
from services.lottery.web.number_view import ahead_words, choices_of, heading_of, place_words, tier_words


def number_values(sight: NumberSight, app_no: str, address: str) -> dict[str, Any]:
    """Return what my_number.html shows; `address` is where the QR code leads."""
    outcome = sight.outcome
    choices = choices_of(sight)
    deciding = choices[0 if outcome is None else outcome.placement.choice - 1]
    seats = _seats(sight, deciding.lot)
    return {
        "record": sight.record,
        "rehearsal": sight.record.is_rehearsal,
        "void": sight.record.state is State.VOID,
        "app_no": app_no,
        "address": address,
        "heading": heading_of(sight),
        "outcome": outcome,
        "school": deciding.school,
        "line": sight.entries[deciding.choice - 1].line,
        "deciding": deciding,
        "choices": choices,
        "chart": None if outcome is None else chart_of(outcome),
        "ahead": "" if outcome is None else ahead_words(outcome),
        "placed": "" if outcome is None else place_words(outcome, seats),
        "tier": None if outcome is None else tier_words(outcome),
        "results_sha256": sight.results_sha256,
    }


def _seats(sight: NumberSight, lot: str) -> int:
    return next(seat.capacity for seat in sight.record.notice.seats if f"{seat.school},{seat.category}" == lot)
