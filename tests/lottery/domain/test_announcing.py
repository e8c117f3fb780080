"""Sources and rules that no announcement may have, each refused with the reason (draw.md, 2.1, 3, 5.2)."""

from dataclasses import replace

import pytest

from services.lottery.domain.announcing import check_rules, check_sources
from services.lottery.domain.announcing_refusals import AnnouncementRefused
from services.lottery.domain.rules import GroupBoundary, Mechanism, Waitlist
from services.lottery.domain.sources.announced import Source
from services.lottery.domain.sources.drand import QUICKNET
from tests.builders.draw_files import ANNOUNCEMENT

EVENING, LATER = "2023-09-15T19:00:03+08:00", "2023-09-15T21:15:00+08:00"
DICE = Source("dice", "digits", "required", "2023-09-15T15:00:00+08:00", "40")
DRAND = Source("drand", "drand", "required", EVENING, f"{QUICKNET}:657413")
SSQ = Source("ssq", "ssq", "required", LATER, "2023107")
HEX = Source("nist", "hex", "optional", "2023-09-15T15:30:00+08:00", "NIST 脉冲")
REVEAL = Source("reveal", "reveal", "required", "2023-09-15T14:50:00+08:00", f"W1:{'0' * 64}")


def refusal(*sources: Source) -> tuple[str, str]:
    with pytest.raises(AnnouncementRefused) as refused:
        check_sources(replace(ANNOUNCEMENT, sources=sources))
    return refused.value.code, refused.value.sentence


@pytest.mark.parametrize(
    "sources",
    [
        (DICE, SSQ),
        (DICE, DRAND),
        (REVEAL, DICE, replace(DRAND, time=EVENING), SSQ),
        (DICE, HEX, DRAND),
        (replace(DICE, detail="39"), SSQ),
        (replace(DICE, detail="1"), DRAND),
        (DRAND,),
    ],
)
def test_the_recommended_profiles_and_their_like_pass(sources: tuple[Source, ...]) -> None:
    check_sources(replace(ANNOUNCEMENT, sources=sources))


@pytest.mark.parametrize(
    "sources", [(replace(DICE, detail="38"), SSQ), (SSQ,), (replace(DICE, need="optional"), SSQ), (HEX, SSQ)]
)
def test_no_source_of_128_bits_is_too_little_luck(sources: tuple[Source, ...]) -> None:
    code, sentence = refusal(*sources)
    assert code == "ENTROPY_RULE"
    assert "128 位" in sentence


@pytest.mark.parametrize("time", [EVENING, LATER])
def test_what_may_be_missing_comes_before_the_last_required_source(time: str) -> None:
    code, sentence = refusal(DICE, DRAND, replace(HEX, time=time))
    assert code == "OPTIONAL_AFTER_LAST"
    assert "nist" in sentence
    assert "挑一个" in sentence


@pytest.mark.parametrize("last", [replace(DICE, name="late", time=LATER), replace(REVEAL, time=LATER)])
def test_nobody_speaks_last(last: Source) -> None:
    code, sentence = refusal(DRAND, last)
    assert code == "LAST_SOURCE"
    assert "最后一个说话的人" in sentence


def test_of_two_that_share_the_last_moment_neither_may_be_made_by_people() -> None:
    assert refusal(replace(DICE, time=EVENING), DRAND)[0] == "LAST_SOURCE"


@pytest.mark.parametrize(("time", "refused"), [("18:50:03", False), ("18:50:04", True), ("18:55:00", True)])
def test_people_are_done_ten_minutes_before_the_last_source(time: str, refused: bool) -> None:
    late = replace(DICE, time=f"2023-09-15T{time}+08:00")
    if refused:
        assert refusal(late, DRAND)[0] == "SOURCE_AT_LAST_MINUTE"
    else:
        check_sources(replace(ANNOUNCEMENT, sources=(late, DRAND)))


@pytest.mark.parametrize(
    ("mechanism", "boundary", "waitlist", "choices", "code"),
    [
        ("da", "skip", "all", 2, "SKIP_DA"),
        ("da", "skip", "all", 1, None),
        ("ia", "skip", "all", 3, None),
        ("da", "admit", "unplaced", 2, "WAITLIST_RULE"),
        ("da", "split", "unplaced", 1, None),
        ("da", "split", "all", 9, None),
    ],
)
def test_rules_that_do_not_go_together_are_refused(
    mechanism: str, boundary: str, waitlist: str, choices: int, code: str | None
) -> None:
    rules = {"mechanism": Mechanism(mechanism), "group_boundary": GroupBoundary(boundary)}
    announcement = replace(ANNOUNCEMENT, **rules, waitlist=Waitlist(waitlist))  # type: ignore[arg-type]  # as named
    if code is None:
        check_rules(announcement, most_choices=choices)
        return
    with pytest.raises(AnnouncementRefused) as refused:
        check_rules(announcement, most_choices=choices)
    assert refused.value.code == code
