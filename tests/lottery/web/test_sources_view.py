"""The sources of a seed while they become known: nothing of a value before it may be seen, all of it afterwards."""

from datetime import datetime, timedelta

from services.lottery.actions.read_so_far import NOTHING, Place, SoFar
from services.lottery.domain.ceremony import State
from services.lottery.web.sources_view import sources_view
from tests.builders.draws import CLOSED_AT, DICE, LAST_SOURCE_AT, THROWN_AT
from tests.builders.notices import notice, record, source

THROWN = datetime.fromisoformat(THROWN_AT)
LAST = datetime.fromisoformat(LAST_SOURCE_AT)
FROZEN = record(State.FROZEN, frozen_at=THROWN - timedelta(days=3))


def place(number: int, value: str | None, *, confirmed: bool = True, differs: bool = False) -> Place:
    """One place."""
    return Place(number, value, confirmed, differs, THROWN)


def test_nothing_is_shown_of_what_is_to_come() -> None:
    dice, beacon = sources_view(FROZEN, NOTHING, {}, THROWN - timedelta(hours=1))
    assert (dice.state, dice.hands, dice.lines, dice.seed_line) == ("silent", (), (), "dice=（等掷）")
    assert (beacon.mark, beacon.tag, beacon.seed_line) == ("②", "9月15日 19:00", "drand=（等公布）")


def test_digits_stand_in_rows_of_ten_and_say_what_is_not_confirmed() -> None:
    typed = (place(1, "6"), place(2, "1"), place(3, "7", confirmed=False))
    dice = sources_view(FROZEN, SoFar(1, (), {"dice": typed}), {}, THROWN)[0]
    assert [cell.state for cell in dice.hands[0].cells[:4]] == ["ok", "ok", "half", ""]
    assert (dice.half, dice.known, dice.seed_line) == (True, False, "dice=61（等掷）")
    assert [hand.note for hand in dice.hands] == ["掷到第 3 个", "等候", "等候", "等候"]


def test_a_digit_that_two_typed_differently_is_not_shown() -> None:
    typed = (place(1, "6"), place(2, None, confirmed=False, differs=True))
    cell = sources_view(FROZEN, SoFar(1, (), {"dice": typed}), {}, THROWN)[0].hands[0].cells[1]
    assert (cell.digit, cell.state) == ("", "again")


def test_what_two_typed_alike_is_known_before_its_file_is_published() -> None:
    typed = tuple(place(number, digit) for number, digit in enumerate(DICE, start=1))
    dice = sources_view(FROZEN, SoFar(1, (), {"dice": typed}), {}, THROWN)[0]
    assert (dice.state, dice.tag, dice.seed_line) == ("ok", "已经公布", f"dice={DICE}")


def test_after_the_closing_its_time_stands_beside_the_value() -> None:
    closed = record(State.CLOSED, frozen_at=THROWN, closed_at=datetime.fromisoformat(CLOSED_AT))
    dice, beacon = sources_view(closed, NOTHING, {"dice": DICE}, LAST + timedelta(minutes=6))
    assert (dice.tag, dice.lines[0]) == ("9月15日 15:26 关闭", "61752 02099")
    assert beacon.tag == "还没有到"


def test_envelopes_are_shown_by_their_witness_once_all_are_opened() -> None:
    two = source("reveal", THROWN_AT, detail=f"W1:{'0' * 64};W2:{'1' * 64}")
    opened = SoFar(1, (), {"reveal": (place(1, "ab" * 16), place(2, "-"))})
    draw = record(State.FROZEN, notice(sources=[two, source("drand", LAST_SOURCE_AT)]), frozen_at=THROWN)
    view = sources_view(draw, opened, {}, THROWN)[0]
    assert view.lines == (f"W1:{'ab' * 16}", "W2:-")
