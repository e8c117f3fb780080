"""The selfcheck reads results.csv in its own way, and comes to what the pages' way comes to."""

from dataclasses import replace
from pathlib import Path

import pytest

from services.lottery.actions.read_number import Outcome, outcomes_of
from services.lottery.store.placements import LotResult
from services.lottery.store.results_file import ResultsFile
from services.lottery.web.filed_lines import read_lines

VECTORS = sorted((Path(__file__).parents[2] / "vectors" / "draw").glob("*/results.csv"))
NO_FIGURES = LotResult("", "", 0, 0, 0, 0, 0, None, None)


def bare(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    """Outcomes without what only the pages count."""

    def plain(one: Outcome) -> Outcome:
        cut = None if one.cut is None else replace(one.cut, line=0)
        members = tuple(sorted((replace(each, line=0) for each in one.members), key=lambda each: each.app_no))
        return Outcome(replace(one.placement, line=0), NO_FIGURES, cut, members)

    return [plain(one) for one in outcomes]


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.parent.name)
def test_both_ways_agree_on_every_number_of_every_vector(path: Path) -> None:
    content = path.read_bytes()
    lines, file = read_lines(content), ResultsFile(content, "0" * 64)
    numbers = {line.split(",")[3] for line in content.decode().splitlines()[1:]}
    assert set(lines.by_number) == numbers
    for app_no in numbers:
        assert bare(lines.outcomes_of(app_no)) == bare(outcomes_of(file, app_no))
