"""The values of the page of one number."""

from typing import Any

from services.lottery.actions.read_number import NumberSight
from services.lottery.web.number_view import (
    chart_of,
    choices_of,
    comparison_of,
    heading_of,
    recipe_of,
    school_name,
    tier_words,
)


def number_values(sight: NumberSight, app_no: str, address: str) -> dict[str, Any]:
    """Return what my_number.html shows; `address` is where the QR code leads."""
    outcome = sight.outcome
    notice = sight.record.notice
    choice = 1 if outcome is None else outcome.placement.choice
    entry = sight.entries[choice - 1]
    at = (entry.school, entry.category)
    seats = next(seat.capacity for seat in notice.seats if (seat.school, seat.category) == at)
    return {
        "record": sight.record,
        "app_no": app_no,
        "address": address,
        "heading": heading_of(sight),
        "outcome": outcome,
        "school": school_name(notice, entry.school, entry.category),
        "seats": seats,
        "line": entry.line,
        "choices": choices_of(sight),
        "chart": None if outcome is None else chart_of(outcome),
        "comparison": comparison_of(sight),
        "recipe": recipe_of(sight),
        "tier": None if outcome is None else tier_words(outcome),
    }
