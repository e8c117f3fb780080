"""Tests of what a link of the chain says of itself."""

from services.lottery.domain.procedure.season import brought_links, newest_states, this_one
from services.lottery.domain.strikes import Reason, Strike, render_strikes
from tests.builders.draw_chains import chain, link, seen_from
from tests.builders.draw_files import child

FIRST, SECOND = chain(2)
STRUCK = link(1, None, strikes=render_strikes([Strike("1000", Reason.WITHDRAWN)]))


def test_unit_and_season_come_from_the_number() -> None:
    own = this_one(seen_from(FIRST))
    assert (own.unit, own.season, own.was_drawn, own.strikes) == ("140105", "140105-2023-XX", True, b"")
    rehearsal = this_one(seen_from(link(1, None, draw_id="TEST-140105-2023-XX-01")))
    assert (rehearsal.unit, rehearsal.season) == ("140105", "TEST-140105-2023-XX")


def test_of_each_draw_the_state_with_the_most_strikes_counts() -> None:
    seen = seen_from(FIRST, SECOND, STRUCK)
    states = newest_states([this_one(seen), *brought_links(seen)])
    assert [state.announcement.seq for state in states] == [1, 2]
    assert states[0].strikes == STRUCK["strikes.csv"]


def test_whoever_is_struck_has_no_place() -> None:
    before = this_one(seen_from(FIRST))
    earliest = FIRST["results.csv"].decode().splitlines()[1].split(",")[3]
    struck = this_one(seen_from(link(1, None, strikes=render_strikes([Strike(earliest, Reason.WITHDRAWN)]))))
    assert before.is_right()
    assert struck.is_right()
    pid = child(earliest, "S01")[0].pid.encode()
    assert pid in set(before.placed()) - set(struck.placed())
    assert len(list(before.placed())) == len(list(struck.placed())) == 2
